// The promise of the store, against a set in memory: whatever comes, in whatever order, through two instances at once,
// with connections that break in the middle, each place is stored once and custody says exactly what is there.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class CustodyProperties(PostgresCluster cluster)
{
    private const int MostSequence = 40;

    private static readonly BoxAddress[] Boxes =
        [Sample.Box, Sample.Box with { Store = "0043" }, Sample.Box with { Tenant = "other" }];

    private static readonly string[] Epochs = ["e1", "e2"];

    [PostgresFact]
    public void Every_place_is_stored_once_and_custody_says_what_is_there() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(15), Prop.ForAll(
            Arb.From(Gen.ListOf(Gen.ListOf(PlaceGen())).Select(batches => batches.ToList())),
            batches => HoldsAsync([.. batches.Select(batch => batch.ToList())]).GetAwaiter().GetResult()));

    private static Gen<Place> PlaceGen() =>
        from box in Gen.Choose(0, Boxes.Length - 1)
        from epoch in Gen.Choose(0, Epochs.Length - 1)
        from sequence in Gen.Choose(1, MostSequence)
        from day in Gen.Choose(0, 2)
        from fate in Gen.Choose(0, 9)
        select new Place(Boxes[box], Epochs[epoch], sequence, day, (Fate)Math.Max(0, fate - 7));

    private async Task HoldsAsync(List<List<Place>> batches)
    {
        await using var database = await cluster.DatabaseAsync();
        var stores = new[] { database.Store(), database.Store() };
        using var saboteur = new CancellationTokenSource();
        var sabotage = SabotageAsync(database, saboteur.Token);

        await Task.WhenAll(stores.Select((store, index) => Task.Run(async () =>
        {
            // Both store everything, from opposite ends: half of it is a race, all of it comes twice.
            foreach (var batch in index == 0 ? batches : Enumerable.Reverse(batches))
                await UntilStoredAsync(store, BatchOf(batch));
        })));
        await saboteur.CancelAsync();
        await sabotage;

        var places = batches.SelectMany(batch => batch).ToLookup(place => (place.Box, place.Epoch));
        // One whose connections nobody broke.
        var calm = database.Store();
        foreach (var stream in places) await AssertAsync(database, calm, stream.Key.Box, stream.Key.Epoch, stream);
    }

    private static async Task AssertAsync(
        TestDatabase database, PostgresStore store, BoxAddress box, string epoch, IEnumerable<Place> places)
    {
        var of = $"""
            join hq.streams s on s.id = stream and s.epoch = '{epoch}'
            join hq.boxes b on b.id = s.box
                and (b.tenant, b.store, b.box) = ('{box.Tenant}', '{box.Store}', '{box.Box}')
            """;
        var sent = places.ToLookup(place => place.Sequence);
        var stored = await database.ListAsync<long>($"select sequence from hq.events {of} order by 1");
        Assert.Equal(stored.Distinct(), stored);
        foreach (var sequence in sent)
        {
            // Where a place was said to be gone or unreadable as well, whoever came first may have taken it.
            if (sequence.All(place => place.Fate == Fate.Event)) Assert.Contains(sequence.Key, stored);
        }

        Assert.All(stored, sequence => Assert.Contains(sent[sequence], place => place.Fate == Fate.Event));
        var held = await database.ListAsync<long>(
            $"""
            select generate_series(lower(piece), upper(piece) - 1)
            from (select held from (select 1) one join hq.streams s on s.epoch = '{epoch}'
                join hq.boxes b on b.id = s.box
                    and (b.tenant, b.store, b.box) = ('{box.Tenant}', '{box.Store}', '{box.Box}')) h, unnest(held) piece
            """);
        Assert.Equal(sent.Select(place => place.Key).Order(), held.Order());
        var upto = Enumerable.Range(1, MostSequence + 1).TakeWhile(sequence => sent.Contains(sequence)).Count();
        Assert.Equal(upto, (await store.CustodyOfAsync(box, epoch, CancellationToken.None))?.Upto);
    }

    private static async Task UntilStoredAsync(PostgresStore store, Batch batch)
    {
        while (true)
        {
            try
            {
                await store.StoreAsync(batch, CancellationToken.None);
                return;
            }
            catch (StoreUnavailable)
            {
                // Its connection was broken: the outcome is unknown, so the same comes again.
            }
        }
    }

    // Breaks the collectors' connections at any moment, a few times.
    private static async Task SabotageAsync(TestDatabase database, CancellationToken stop)
    {
        for (var times = 0; times < 5 && !stop.IsCancellationRequested; times++)
            await database.ExecuteAsync(
                """
                select null from (select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = 'edge_hq_collector' and datname = current_database()) killed
                """);
    }

    private static Batch BatchOf(List<Place> places) => new()
    {
        Events = [.. places.Where(place => place.Fate == Fate.Event).Select(place => Sample.Event(
            place.Sequence, box: place.Box, epoch: place.Epoch, time: Sample.Noon.AddDays(-place.Day)))],
        Quarantined = [.. places.Where(place => place.Fate == Fate.Unreadable).Select(place => new QuarantinedMessage(
            "topic", "json", "No.", new byte[] { 1 }, 1, place.Box, place.Epoch, place.Sequence))],
        Gaps = [.. places.Where(place => place.Fate == Fate.Gone).Select(
            place => new NamedGap(place.Box, place.Epoch, place.Sequence, place.Sequence, "retention"))],
    };

    public enum Fate
    {
        Event,
        Unreadable,
        Gone,
    }

    public sealed record Place(BoxAddress Box, string Epoch, long Sequence, int Day, Fate Fate);
}
