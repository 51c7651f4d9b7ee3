// A fleet's figures as one line for people.
using System.Globalization;

namespace EdgeAgent.Headquarters.Simulation;

internal static class FleetWords
{
    /// <summary>One line; it names the last loss's reason where there are more than in the line before.</summary>
    public static string Of(FleetReport report, FleetReport? before = null)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Connected}/{report.Boxes} connected, {report.Made} events made, {report.HopAcknowledged} with the "
            + $"broker, {report.Covered} covered by headquarters");
        if (report.LagP99S is { } lag)
            line += string.Create(CultureInfo.InvariantCulture, $", lag p50 {report.LagP50S:0.00} s, p99 {lag:0.00} s");
        if (report.GivenUp > 0) line += $", {report.GivenUp} given up";
        if (report.Losses > 0) line += $", {report.Losses} losses";
        return report.Losses > (before?.Losses ?? 0) ? $"{line} (the last: {report.LastComplaint})" : line;
    }
}
