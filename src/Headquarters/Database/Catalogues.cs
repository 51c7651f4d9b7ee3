// What a program needs to know of the database before it can store a batch.
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>
/// Numbers and partitions, learned as they are needed and kept. Nothing is forgotten while a batch may need it: where
/// the database was changed behind our back, the next attempt starts with new ones.
/// </summary>
internal sealed class Catalogues
{
    /// <summary>Boxes and their epochs.</summary>
    public StreamCatalogue Streams { get; } = new();

    /// <summary>Kinds of events.</summary>
    public KindCatalogue Kinds { get; } = new();

    /// <summary>Days and months that have a partition.</summary>
    public PartitionCatalogue Partitions { get; } = new();

    /// <summary>Learns everything that a batch needs; outside any transaction.</summary>
    public async Task LearnAsync(NpgsqlConnection connection, BatchPlan plan, CancellationToken stop)
    {
        await Streams.LearnAsync(connection, plan.Known, stop);
        await Kinds.LearnAsync(connection, plan.Events.Select(row => row.Type), stop);
        await Partitions.LearnDaysAsync(connection, plan.Events.Select(row => row.Time), stop);
        await Partitions.LearnMonthsAsync(connection, plan.Rollups.Select(row => row.Start), stop);
    }
}
