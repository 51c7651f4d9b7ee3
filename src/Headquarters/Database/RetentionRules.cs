// How long things are kept stands in the database, where the collector's role can read and not change it: a collector
// that was taken over cannot drop what was collected.
using EdgeAgent.Headquarters.Configuration;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes the <c>retention:</c> block into the database; part of <c>edge-hq migrate</c>.</summary>
internal static class RetentionRules
{
    private const string Sql =
        "update hq.settings set event_days = $1, rollup_days = $2, quarantine_days = $3";

    /// <summary>Writes them.</summary>
    /// <param name="source">Connections as a member of <c>edge_hq_owner</c>.</param>
    /// <param name="rules">The days.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task WriteAsync(NpgsqlDataSource source, RetentionConfig rules, CancellationToken stop)
    {
        await using var write = source.CreateCommand(Sql);
        foreach (var days in new[] { rules.EventDays, rules.RollupDays, rules.QuarantineDays })
            write.Parameters.Add(new NpgsqlParameter { Value = days });
        await write.ExecuteNonQueryAsync(stop);
    }
}
