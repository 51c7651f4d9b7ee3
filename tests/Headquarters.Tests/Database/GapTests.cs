// Missing events are found, asked for at growing distance, and every hole is a row.
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class GapTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AskedWithin = TimeSpan.FromSeconds(60);

    private readonly ManualTime _time = new(Sample.Noon);

    [PostgresFact]
    public async Task What_is_settled_and_did_not_come_is_asked_for_after_the_grace()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store(_time);
        await store.StoreAsync(Sample.Events(1, 2, 5, 9), CancellationToken.None);
        await SaysAsync(store, beat: 1, settled: 8);

        Assert.Empty(await AskAsync(store));
        _time.Advance(Grace);

        Assert.Equal([(3L, 4L, 1), (6L, 8L, 1)], await AskAsync(store));
        Assert.Empty(await AskAsync(store));
    }

    [PostgresFact]
    public async Task Steady_traffic_does_not_put_a_gap_off_for_ever()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store(_time);
        await store.StoreAsync(Sample.Events(2), CancellationToken.None);
        var asked = new List<(long, long, int)>();
        for (var second = 0; second < 60; second += 5)
        {
            await store.StoreAsync(Sample.Events(second + 10), CancellationToken.None);
            await SaysAsync(store, beat: second + 1, settled: second + 2);
            asked.AddRange(await AskAsync(store));
            _time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Contains((1L, 1L, 1), asked);
    }

    [PostgresFact]
    public async Task A_box_that_answers_nothing_is_asked_at_twice_the_distance_up_to_an_hour()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store(_time);
        await SaysAsync(store, beat: 1, settled: 1);
        _time.Advance(Grace);
        var (minutes, last) = (new List<int>(), 0);
        for (var minute = 0; minute < 300; minute++)
        {
            if ((await AskAsync(store)).Count > 0)
            {
                minutes.Add(minute - last);
                last = minute;
            }

            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 60, 60, 60], minutes);
    }

    [PostgresFact]
    public async Task A_gap_heals_shrinks_or_gets_a_name()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store(_time);
        await SaysAsync(store, beat: 1, settled: 20);
        _time.Advance(Grace);
        Assert.Equal([(1L, 20L, 1)], await AskAsync(store));

        await store.StoreAsync(Sample.Events(5, 6, 7), CancellationToken.None);
        _time.Advance(AskedWithin);
        Assert.Equal([(1L, 4L, 2), (8L, 20L, 2)], await AskAsync(store));

        await store.StoreAsync(
            Sample.Events(1, 2, 3, 4) with { Gaps = [new NamedGap(Sample.Box, Sample.Epoch, 1, 20, "retention")] },
            CancellationToken.None);
        _time.Advance(AskedWithin);
        Assert.Empty(await AskAsync(store));

        Assert.Equal(
            ["1-4 healed ", "8-20 named retention"],
            await database.ListAsync<string>(
                "select format('%s-%s %s %s', first, last, state, reason) from gaps order by first"));
        Assert.Equal(20, (await store.CustodyOfAsync(Sample.Box, Sample.Epoch, CancellationToken.None))?.Upto);
    }

    [PostgresFact]
    public async Task Two_instances_never_ask_for_the_same_hole()
    {
        await using var database = await cluster.DatabaseAsync();
        var stores = Enumerable.Range(0, 4).Select(_ => database.Store(_time)).ToArray();
        await stores[0].StoreAsync(
            Sample.Events([.. Enumerable.Range(1, 50).Select(number => 2L * number)]), CancellationToken.None);
        await SaysAsync(stores[0], beat: 1, settled: 100);
        _time.Advance(Grace);

        var asked = await Task.WhenAll(stores.Select(store => AskAsync(store, most: 20)));
        var rest = await AskAsync(stores[0]);

        var all = asked.SelectMany(gaps => gaps).Concat(rest).Select(gap => gap.From).ToList();
        Assert.Equal(Enumerable.Range(0, 50).Select(number => (2L * number) + 1), all.Order());
    }

    private static async Task<List<(long From, long To, int Asked)>> AskAsync(
        IHeadquartersStore store, int most = 1_000) =>
        [.. (await store.AskForGapsAsync(Grace, AskedWithin, most, CancellationToken.None))
            .Select(gap => (gap.From, gap.To, gap.Asked))];

    private Task<BatchOutcome> SaysAsync(IHeadquartersStore store, long beat, long settled) => store.StoreAsync(
        Sample.Says(Sample.Status(beat, settled: settled), _time.GetUtcNow()), CancellationToken.None);
}
