// Rollups on disk: a row for the same subject and start replaces the older one and is sent again.
namespace EdgeAgent.Outbox.Storage;

/// <summary>The writer's side of the table <c>rollups</c>.</summary>
internal sealed class RollupTable(Database database)
{
    private readonly Statement _revision = database.Prepare(
        "SELECT revision FROM rollups WHERE metric = ?1 AND period = ?2 AND subject = ?3 AND starts = ?4");

    private readonly Statement _keep = database.Prepare(
        """
        INSERT INTO rollups(metric, period, subject, starts, ends, revision, sent, data, crc)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8)
        ON CONFLICT(metric, period, subject, starts)
        DO UPDATE SET ends = excluded.ends, revision = excluded.revision, sent = 0, data = excluded.data,
            crc = excluded.crc
        """);

    private readonly Statement _sent = database.Prepare("UPDATE rollups SET sent = 1 WHERE row = ?1 AND revision = ?2");
    private readonly Statement _newest = database.Prepare("SELECT max(row) FROM rollups");
    private readonly Statement _prune = database.Prepare(
        "DELETE FROM rollups WHERE row IN (SELECT row FROM rollups WHERE row <= ?1 ORDER BY row LIMIT ?2)");

    /// <summary>Keeps a rollup as its next revision.</summary>
    public void Keep(Rollup rollup) => Put(rollup, 1 + (int)(_revision.Bind(1, rollup.Metric).Bind(2, rollup.Period)
        .Bind(3, rollup.Subject).Bind(4, rollup.Start.UtcTicks).Number() ?? 0));

    /// <summary>Puts a rollup with its revision, not yet sent.</summary>
    public void Put(Rollup rollup, int revision)
    {
        var values = rollup.Values.Span;
        _keep.Bind(1, rollup.Metric).Bind(2, rollup.Period).Bind(3, rollup.Subject).Bind(4, rollup.Start.UtcTicks)
            .Bind(5, rollup.End.UtcTicks).Bind(6, revision).Bind(7, values).Bind(8, Check(rollup, revision)).Run();
    }

    /// <summary>Notes that the broker has a revision; a newer one stays to be sent.</summary>
    public void Sent(StoredRollup rollup) => _sent.Bind(1, rollup.Row).Bind(2, rollup.Revision).Run();

    /// <summary>The newest row's number; 0 when there is none.</summary>
    public long Newest() => _newest.Number() ?? 0;

    /// <summary>Takes old rows away; says how many.</summary>
    public int DeleteUpTo(long row, int most)
    {
        _prune.Bind(1, row).Bind(2, most).Run();
        return database.Changes;
    }

    /// <summary>The checksum of a row.</summary>
    public static int Check(Rollup rollup, int revision)
    {
        var names = $"{rollup.Metric}\0{rollup.Period}\0{rollup.Subject}";
        var crc = Checksum.Over(~0u, $"{names}\0{rollup.Start.UtcTicks}\0{rollup.End.UtcTicks}\0{revision}");
        return (int)~Checksum.Over(crc, rollup.Values.Span);
    }
}
