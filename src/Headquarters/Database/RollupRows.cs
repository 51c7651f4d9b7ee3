// Rollups on their way into the table: the highest revision of each period wins.
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes rollups.</summary>
internal static class RollupRows
{
    // In the order of the key, so that two instances meet the same rows in the same order.
    private const string Sql =
        """
        insert into hq.rollups as r (box, metric, period, subject, starts, ends, revision, data)
        select n.box, n.metric, n.period, n.subject, n.starts, n.ends, n.revision,
            convert_from(n.data, 'UTF8')::jsonb
        from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            n (box, metric, period, subject, starts, ends, revision, data)
        order by n.box, n.metric, n.period, n.subject, n.starts
        on conflict (box, metric, period, subject, starts) do update
        set ends = excluded.ends, revision = excluded.revision, data = excluded.data, received = now()
        where excluded.revision > r.revision
        """;

    /// <summary>The statement for some rollups, each key once.</summary>
    public static NpgsqlCommand Upsert(IReadOnlyList<ReceivedRollup> rollups, StreamCatalogue streams) => new(Sql)
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
