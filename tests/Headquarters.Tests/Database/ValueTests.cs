// One value that PostgreSQL cannot hold is quarantined alone; the rest of its batch is stored.
using System.Text;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class ValueTests(PostgresCluster cluster)
{
    [PostgresTheory]
    [InlineData("""{"name":"a\u0000b"}""")]
    [InlineData("""{"name":"\ud800"}""")]
    [InlineData("""{"n":1e999999}""")]
    [InlineData("{")]
    public async Task A_value_that_cannot_be_held_is_found_among_many(string data)
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var batch = new Batch
        {
            Events = [.. Enumerable.Range(1, 100).Select(
                number => number is 17 or 64 ? Sample.Event(number, data: data) : Sample.Event(number))],
            Rollups = [Sample.Rollup(1, """{"in":1}"""), Sample.Rollup(1, data, subject: "exit")],
        };

        var first = await store.StoreAsync(batch, CancellationToken.None);
        var second = await store.StoreAsync(batch, CancellationToken.None);

        Assert.Equal((98, 0, 3), (first.Stored, first.Duplicates, first.Refused));
        Assert.Equal(0, second.Stored);
        Assert.Equal([new CustodyLine(Sample.Box, Sample.Epoch, 100)], second.Custody);
        Assert.Equal(98, await database.OneAsync<long>("select count(*) from hq.events"));
        Assert.Equal(1, await database.OneAsync<long>("select count(*) from hq.rollups"));
        Assert.Equal(
            ["17 value", "64 value", " value"],
            await database.ListAsync<string>(
                "select format('%s %s', sequence, reason) from quarantine order by sequence"));
        Assert.Equal(
            Encoding.UTF8.GetBytes(data), await database.OneAsync<byte[]>("select payload from hq.quarantine limit 1"));
    }

    [PostgresFact]
    public async Task Bytes_that_are_no_text_are_quarantined_as_they_came()
    {
        await using var database = await cluster.DatabaseAsync();
        byte[] data = [.. "{\"a\":\""u8, 0xff, .. "\"}"u8];

        var outcome = await database.Store().StoreAsync(
            new Batch { Events = [Sample.Event(1), Sample.Event(2) with { Data = data }] }, CancellationToken.None);

        Assert.Equal((1, 1, 2L), (outcome.Stored, outcome.Refused, outcome.Custody[0].Upto));
        Assert.Equal(data, await database.OneAsync<byte[]>("select payload from hq.quarantine"));
    }

    [PostgresTheory]
    [InlineData(0, "e1", "a.v1")]
    [InlineData(-5, "e1", "a.v1")]
    [InlineData(long.MaxValue, "e1", "a.v1")]
    [InlineData(1, "E 1", "a.v1")]
    [InlineData(1, "e1", "a\0.v1")]
    [InlineData(1, "e1", "")]
    public async Task An_event_without_a_possible_place_or_kind_is_quarantined(long sequence, string epoch, string type)
    {
        await using var database = await cluster.DatabaseAsync();

        var outcome = await database.Store().StoreAsync(
            new Batch { Events = [Sample.Event(sequence, type, epoch: epoch), Sample.Event(2)] },
            CancellationToken.None);

        Assert.Equal((1, 0, 1), (outcome.Stored, outcome.Duplicates, outcome.Refused));
        Assert.Equal(1, await database.OneAsync<long>("select count(*) from quarantine"));
    }

    [PostgresFact]
    public async Task A_place_that_is_in_the_table_without_custody_counts_as_held()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        await store.StoreAsync(Sample.Events(1, 2, 3), CancellationToken.None);
        await database.ExecuteAsync("update hq.streams set held = '{}'");

        var outcome = await store.StoreAsync(Sample.Events(1, 2, 3, 4), CancellationToken.None);

        Assert.Equal((1, 3, 0, 4L), (outcome.Stored, outcome.Duplicates, outcome.Refused, outcome.Custody[0].Upto));
        Assert.Equal(4, await database.OneAsync<long>("select count(*) from hq.events"));
    }
}
