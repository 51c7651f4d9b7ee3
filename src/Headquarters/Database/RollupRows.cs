// Rollups on their way into the table: the highest revision of each period wins.
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes rollups.</summary>
internal static class RollupRows
{
    /// <summary>The statement for some rollups, each key once.</summary>
    public static NpgsqlCommand Upsert(IReadOnlyList<ReceivedRollup> rollups, StreamCatalogue streams) =>
        new("select hq.take_rollups($1, $2, $3, $4, $5, $6, $7, $8)")
        {
            Parameters =
        {
            new() { Value = rollups.Select(row => streams.BoxOf(row.Box)).ToArray() },
            new() { Value = rollups.Select(row => row.Metric).ToArray() },
            new() { Value = rollups.Select(row => row.Period).ToArray() },
            new() { Value = rollups.Select(row => row.Subject).ToArray() },
            new() { Value = rollups.Select(row => row.Start.UtcDateTime).ToArray() },
            new() { Value = rollups.Select(row => row.End.UtcDateTime).ToArray() },
            new() { Value = rollups.Select(row => row.Revision).ToArray() },
            new() { Value = rollups.Select(row => row.Values.ToArray()).ToArray() },
        },
        };
}
