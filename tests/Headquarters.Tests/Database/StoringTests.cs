// What goes into the database goes in once.
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class StoringTests(PostgresCluster cluster)
{
    [PostgresFact]
    public async Task A_batch_that_comes_twice_is_stored_once()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var batch = Sample.Events(1, 2, 3, 3, 5);

        var first = await store.StoreAsync(batch, CancellationToken.None);
        var second = await store.StoreAsync(batch, CancellationToken.None);

        Assert.Equal((4, 1, 0), (first.Stored, first.Duplicates, first.Refused));
        Assert.Equal((0, 5, 0), (second.Stored, second.Duplicates, second.Refused));
        Assert.Equal([new CustodyLine(Sample.Box, Sample.Epoch, 3)], second.Custody);
        Assert.Equal([1L, 2, 3, 5], await database.ListAsync<long>("select sequence from hq.events order by 1"));
    }

    [PostgresFact]
    public async Task Every_field_of_an_event_arrives_as_it_was()
    {
        await using var database = await cluster.DatabaseAsync();
        var sent = Sample.Event(7, "retail.new.kind.v9", """{"a":[1,2.5,"ä\"\n"],"b":null}""") with
        {
            Time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero).AddTicks(4560),
            Recorded = new DateTimeOffset(2026, 3, 1, 12, 0, 1, TimeSpan.Zero),
            Synced = false,
            Historical = true,
            Device = "Dock – 1",
        };

        await database.Store().StoreAsync(new Batch { Events = [sent] }, CancellationToken.None);

        Assert.Equal(
            "7|retail.new.kind.v9|2026-03-01 12:00:00.123456|2026-03-01 12:00:01|f|t|Dock – 1|"
            + """{"a": [1, 2.5, "ä\"\n"], "b": null}""",
            await database.OneAsync<string>(
                """
                select concat_ws('|', sequence, type, time at time zone 'UTC', recorded at time zone 'UTC', synced,
                    historical, device, data)
                from hq.events join hq.kinds on kinds.id = kind
                """));
    }

    [PostgresFact]
    public async Task The_highest_revision_of_a_rollup_wins_and_an_equal_one_changes_nothing()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();

        foreach (var (revision, values) in new[] { (2, """{"in":2}"""), (1, """{"in":1}"""), (2, """{"in":9}""") })
            await store.StoreAsync(new Batch { Rollups = [Sample.Rollup(revision, values)] }, CancellationToken.None);
        Assert.Equal("""{"in": 2}""", await database.OneAsync<string>("select data::text from hq.rollups"));

        await store.StoreAsync(
            new Batch { Rollups = [Sample.Rollup(3, """{"in":3}"""), Sample.Rollup(4, """{"in":4}""")] },
            CancellationToken.None);
        Assert.Equal("""{"in": 4}""", await database.OneAsync<string>("select data::text from hq.rollups"));
    }

    [PostgresFact]
    public async Task What_is_quarantined_at_a_place_counts_as_held()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var message = new QuarantinedMessage(
            "retail/v1/demo/0042/box-1/evt/x\0", "value", "No.", new byte[] { 0, 255 }, 2, Sample.Box, Sample.Epoch, 2);

        var outcome = await store.StoreAsync(
            Sample.Events(1, 3) with { Quarantined = [message, message] }, CancellationToken.None);

        Assert.Equal([new CustodyLine(Sample.Box, Sample.Epoch, 3)], outcome.Custody);
        Assert.Equal(1, await database.OneAsync<long>("select count(*) from hq.quarantine where payload = '\\x00ff'"));
        Assert.Equal(3, (await store.CustodyOfAsync(Sample.Box, Sample.Epoch, CancellationToken.None))?.Upto);
        Assert.Null(await store.CustodyOfAsync(Sample.Box, "other", CancellationToken.None));
    }

    [PostgresFact]
    public async Task A_named_gap_is_held_and_noted_once()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var batch = Sample.Events(1, 5) with
        {
            Gaps =
            [
                new NamedGap(Sample.Box, Sample.Epoch, 1, 3, "retention"),
                new NamedGap(Sample.Box, Sample.Epoch, 3, 4, "damaged"),
            ],
        };

        await store.StoreAsync(batch, CancellationToken.None);
        var again = await store.StoreAsync(batch, CancellationToken.None);

        Assert.Equal([new CustodyLine(Sample.Box, Sample.Epoch, 5)], again.Custody);
        Assert.Equal(
            ["2-3 named retention", "4-4 named damaged"],
            await database.ListAsync<string>(
                "select format('%s-%s %s %s', first, last, state, reason) from hq.gaps order by first"));
    }

    [PostgresFact]
    public async Task Batches_of_one_instance_may_overlap()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var batches = Enumerable.Range(0, 12).Select(
            batch => Sample.Events([.. Enumerable.Range(1, 50).Select(number => (long)(batch / 2 * 50) + number)]));

        var outcomes = await Task.WhenAll(batches.Select(batch => store.StoreAsync(batch, CancellationToken.None)));

        Assert.Equal((300, 300), (outcomes.Sum(one => one.Stored), outcomes.Sum(one => one.Duplicates)));
        Assert.Equal(300, await database.OneAsync<long>("select count(*) from hq.events"));
        Assert.Equal(300, outcomes.Max(one => one.Custody[0].Upto));
    }
}
