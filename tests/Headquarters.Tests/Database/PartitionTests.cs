// Days come and go as whole partitions, and what has an impossible time is kept all the same.
using System.Globalization;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class PartitionTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Today = new(DateTime.UtcNow.Date, TimeSpan.Zero);

    [PostgresFact]
    public async Task Odd_clocks_lose_no_event()
    {
        await using var database = await cluster.DatabaseAsync();
        DateTimeOffset[] times =
        [
            DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch, Today.AddDays(-1), Today.AddTicks(-1), Today,
            Today.AddDays(300), DateTimeOffset.MaxValue,
        ];

        var outcome = await database.Store().StoreAsync(
            new Batch { Events = [.. times.Select((time, index) => Sample.Event(index + 1, time: time))] },
            CancellationToken.None);

        Assert.Equal((times.Length, 0), (outcome.Stored, outcome.Refused));
        Assert.Equal(
            [PartOf(-1, 2), PartOf(0, 1), "events_odd 4"],
            await database.ListAsync<string>(
                """
                select format('%s %s', p.relname, count(*)) from hq.events e join pg_class p on p.oid = e.tableoid
                group by p.relname order by 1
                """));
    }

    [PostgresFact]
    public async Task Rows_that_strayed_move_when_their_day_gets_a_partition()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        await database.ExecuteAsync("update hq.settings set event_days = 1, rollup_days = 31");
        await store.StoreAsync(
            new Batch { Events = [Sample.Event(1, time: Today.AddDays(-9)), Sample.Event(2, time: Today.AddDays(-9))] },
            CancellationToken.None);
        Assert.Equal(2, await database.OneAsync<long>("select count(*) from hq.events_odd"));

        await database.ExecuteAsync("update hq.settings set event_days = 10");
        await RetentionOf(database).RoundAsync(CancellationToken.None);

        Assert.Equal(0, await database.OneAsync<long>("select count(*) from hq.events_odd"));
        Assert.Equal(2, await database.OneAsync<long>("select count(*) from hq.events"));
        Assert.Equal(0, (await store.StoreAsync(Sample.Events(1, 2), CancellationToken.None)).Stored);
    }

    [PostgresFact]
    public async Task Retention_drops_whole_days_and_custody_remembers_them()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        await store.StoreAsync(
            new Batch
            {
                Events = [.. Enumerable.Range(0, 5).Select(day => Sample.Event(day + 1, time: Today.AddDays(-day)))],
                Rollups = [Sample.Rollup(1, "{}") with { Start = Today.AddDays(-90) }],
                Quarantined = [new QuarantinedMessage("t", "json", "No.", new byte[1], 1)],
            },
            CancellationToken.None);

        await database.ExecuteAsync("update hq.settings set event_days = 2, rollup_days = 30");
        await database.ExecuteAsync("update hq.quarantine set received = now() - interval '91 days'");
        var dropped = await RetentionOf(database).RoundAsync(CancellationToken.None);

        Assert.Equal(3, dropped.Count);
        Assert.Equal([1L, 2, 3], await database.ListAsync<long>("select sequence from hq.events order by 1"));
        Assert.Equal(0, await database.OneAsync<long>("select count(*) from hq.rollups"));
        Assert.Equal(0, await database.OneAsync<long>("select count(*) from hq.quarantine"));
        var again = await store.StoreAsync(
            new Batch { Events = [Sample.Event(5, time: Today.AddDays(-4))] }, CancellationToken.None);
        Assert.Equal((0, 1, 5L), (again.Stored, again.Duplicates, again.Custody[0].Upto));
    }

    [PostgresFact]
    public async Task The_coming_days_are_made_ahead()
    {
        await using var database = await cluster.DatabaseAsync();

        await RetentionOf(database).RoundAsync(CancellationToken.None);

        var made = await database.ListAsync<string>(
            "select relname::text from pg_class where relname like 'events_2%'");
        Assert.All(Enumerable.Range(0, 4), day => Assert.Contains(NameOf(day), made));
    }

    private static Retention RetentionOf(TestDatabase database) => new(
        database.As("edge_hq_collector"), TimeProvider.System, NullLogger<Retention>.Instance);

    private static string NameOf(int day) =>
        "events_" + Today.AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string PartOf(int day, int rows) => $"{NameOf(day)} {rows}";
}
