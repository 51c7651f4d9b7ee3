// How long is waited before something is taken for failed. An emulated machine takes what the computer has left
// for it; where that is little, EDGE_AGENT_PATIENCE says how many times longer to wait.
using System.Globalization;

namespace EdgeAgent.Machines;

/// <summary>Limits of waiting.</summary>
public static class Patience
{
    private static readonly double Factor = double.TryParse(
        Environment.GetEnvironmentVariable("EDGE_AGENT_PATIENCE"), CultureInfo.InvariantCulture, out var factor)
        ? Math.Clamp(factor, 1, 100)
        : 1;

    /// <summary>A limit for a computer with little else to do, in minutes, as it holds here.</summary>
    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes * Factor);
}
