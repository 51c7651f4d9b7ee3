// Which days and months have a partition of their own, so that the database is asked once for each.
using System.Collections.Concurrent;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>
/// Has partitions made before rows need them. A day outside the retention gets none: its rows go into the one for odd
/// clocks.
/// </summary>
internal sealed class PartitionCatalogue
{
    // A box with a wild clock may name any day; what is forgotten is asked for again.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string Function, DateOnly Since), bool> _known = new();

    /// <summary>Makes the days of events.</summary>
    public Task LearnDaysAsync(
        NpgsqlConnection connection, IEnumerable<DateTimeOffset> times, CancellationToken stop) => LearnAsync(
            connection, "hq.make_event_days", times.Select(time => DateOnly.FromDateTime(time.UtcDateTime)), stop);

    /// <summary>Makes the months of rollups.</summary>
    public Task LearnMonthsAsync(
        NpgsqlConnection connection, IEnumerable<DateTimeOffset> times, CancellationToken stop) => LearnAsync(
            connection, "hq.make_rollup_months",
            times.Select(time => new DateOnly(time.UtcDateTime.Year, time.UtcDateTime.Month, 1)), stop);

    private async Task LearnAsync(
        NpgsqlConnection connection, string function, IEnumerable<DateOnly> periods, CancellationToken stop)
    {
        var unknown = periods.Distinct().Where(since => !_known.ContainsKey((function, since))).ToArray();
        if (unknown.Length == 0) return;
        if (_known.Count + unknown.Length > Most) _known.Clear();
        await using var make = new NpgsqlCommand($"select * from {function}($1)", connection)
        {
            Parameters = { new() { Value = unknown } },
        };
        await using var rows = await make.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) { }

        // Also those that got none: they are too old, too far ahead, or someone holds the table; the retention's round
        // looks after them.
        foreach (var since in unknown) _known[(function, since)] = true;
    }
}
