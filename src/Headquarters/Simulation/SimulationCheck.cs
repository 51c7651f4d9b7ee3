// What the types alone cannot say about a simulation.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Simulation;

internal static class SimulationCheck
{
    /// <summary>Passes what can be simulated.</summary>
    /// <exception cref="ConfigRefusal">A sentence for each fault.</exception>
    public static void Assure(SimulationOptions options)
    {
        var faults = Faults(options).ToList();
        if (faults.Count > 0) throw new ConfigRefusal(string.Join('\n', faults));
    }

    private static IEnumerable<string> Faults(SimulationOptions options)
    {
        if (options.Boxes is < 1 or > 20_000) yield return "`--boxes` must be 1 to 20000 in one process.";
        if (!Topics.IsLevel(options.Tenant)) yield return "`--tenant` must be of [a-z0-9_-].";
        if (!Topics.IsLevel(options.Prefix)) yield return "`--prefix` must be of [a-z0-9_-].";
        if (options.Batch is < 1 or > 1000) yield return "`--batch` must be 1 to 1000.";
        if (options.Keep < options.Batch) yield return "`--keep` must be `--batch` or more.";
        if (options.Rate is <= 0 or > 1_000_000) yield return "`--rate` must be above 0 and at most 1000000.";
        if (options is { Rate: not null, Speed: not 1 })
            yield return "`--rate` goes with real time only: leave out `--speed`.";
        if (options.Speed is < 1 or > 10_000) yield return "`--speed` must be 1 to 10000.";
        if (options.EventsPerHour is <= 0 or > 100_000)
            yield return "`--events-per-hour` must be above 0, at most 100000.";
        if (options.LocalHour is < 0 or >= 24) yield return "`--local-hour` must be 0 to 23.";
        if (options.Outages is < 0 or > 0.9) yield return "`--outages` must be 0 to 0.9.";
        if (options.OutageLength <= TimeSpan.Zero) yield return "`--outage-length` must be above 0.";
        if (options.Restarts is < 0 or > 3600) yield return "`--restarts` must be 0 to 3600 an hour.";
        if (options.ClockErrors is < 0 or > 1) yield return "`--clock-errors` must be 0 to 1.";
        if (options.Duplicates is < 0 or > 1) yield return "`--duplicates` must be 0 to 1.";
        if (options.RollupEvery < TimeSpan.FromMinutes(1)
            || options.RollupEvery.Ticks % TimeSpan.TicksPerMinute != 0
            || TimeSpan.TicksPerDay % options.RollupEvery.Ticks != 0)
            yield return "`--rollup-every` must be whole minutes that divide a day: 1m, 5m, 15m, 60m.";
        if (options.Tls is { Certificate: null, Key: not null } or { Certificate: not null, Key: null })
            yield return "`--tls-cert` and `--tls-key` go together.";
    }
}
