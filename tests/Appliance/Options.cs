// What whoever runs the tests may choose.
using System.Globalization;

namespace EdgeAgent.ApplianceTests;

/// <summary>Options, from the environment.</summary>
internal static class Options
{
    /// <summary>
    /// EDGE_AGENT_CUTS: how many power cuts of the agent, 1 to 10,000; the whole image has a fifth of them.
    /// </summary>
    public static int Cuts { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("EDGE_AGENT_CUTS"), CultureInfo.InvariantCulture, out var cuts)
        ? Math.Clamp(cuts, 1, 10_000)
        : 50;

    /// <summary>EDGE_AGENT_CUTS_FROM: the seed of the first cut; each further cut has the next.</summary>
    public static int FirstSeed { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("EDGE_AGENT_CUTS_FROM"), CultureInfo.InvariantCulture, out var seed)
        ? seed
        : 20_260_301;
}
