// Box, broker, collectors, database: killed and cut off at random under load. The oracle: what a box accepted stands in
// the database once, with the same data, or has its name in the table of gaps.
using System.Text.Json.Nodes;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport.Databases;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class WholeWayTests(ITestOutputHelper output)
{
    private static TimeSpan Duration => Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") is "1"
        ? TimeSpan.FromMinutes(30)
        : TimeSpan.FromMinutes(2);

    [PostgresFact]
    public async Task Killing_and_cutting_anything_on_the_whole_way_loses_and_doubles_nothing()
    {
        await using var chain = await ChainUnderTest.OpenAsync();
        await using var store = StoreOnChain.On(chain);
        foreach (var collector in chain.Collectors) collector.Start();
        store.Start();
        await using var fleet = FleetOnChain.Start(chain, boxes: 40, eventsPerSecond: 400, Duration);
        var faults = new Faults(chain, store, new Random(20_261_122), output);

        await faults.RunAsync(Duration);
        var last = await store.StopLoadAsync();

        await chain.UntilAsync(
            $"the database holds all {last} events of the box", () => chain.HoldsAsync(StoreOnChain.Address, last));
        var made = await fleet.FinishAsync();
        foreach (var (box, epoch, sequence) in made)
        {
            await chain.UntilAsync(
                $"the database holds all {sequence} of {box} ({epoch})", () => chain.HoldsAsync(box, sequence, epoch));
        }

        await AssertOnceEachAsync(chain);
        Assert.Equal([], await DifferencesAsync(chain, store));
        var stored = await chain.CountAsync("select count(*) from hq.events");
        var named = await chain.CountAsync(
            "select coalesce(sum(last - first + 1), 0)::bigint from hq.gaps where state = 'named'");
        var healed = await chain.CountAsync("select count(*) from hq.gaps where state = 'healed'");
        output.WriteLine(
            $"{faults.Counts}; {last} events accepted by the box, {made.Sum(one => one.Last)} made by {made.Count} "
            + $"simulated ones, {stored} in the database, {named} in named gaps, {healed} gaps healed. {fleet.Output}");
    }

    private static async Task AssertOnceEachAsync(ChainUnderTest chain)
    {
        const string twice =
            "select count(*) from (select from hq.events group by stream, sequence having count(*) > 1) doubled";
        Assert.Equal(0, await chain.CountAsync(twice));

        // What custody says is held is what the tables hold: events, or named gaps.
        const string unfounded =
            """
            select count(*) from hq.streams s
            where s.upto <> (select count(*) from hq.events e where e.stream = s.id and e.sequence <= s.upto)
                + (select coalesce(sum(g.last - g.first + 1), 0) from hq.gaps g
                   where g.stream = s.id and g.state = 'named' and g.last <= s.upto)
            """;
        Assert.Equal(0, await chain.CountAsync(unfounded));
    }

    // The box's own disk against the database, event by event, as long as the box still has them.
    private static async Task<IReadOnlyList<string>> DifferencesAsync(ChainUnderTest chain, StoreOnChain store)
    {
        var held = (await chain.AskAsync(
            """
            select e.sequence, k.type, e.data::text from hq.events e join hq.kinds k on k.id = e.kind
            join hq.streams s on s.id = e.stream join hq.boxes b on b.id = s.box where b.store = 'whole-way'
            """,
            row => (Sequence: row.GetInt64(0), Type: row.GetString(1), Data: row.GetString(2))))
            .ToDictionary(one => one.Sequence);
        using var view = OutboxView.Open(store.State);
        var differences = new List<string>();
        var compared = 0;
        for (long after = 0; view.Read(after) is { Count: > 0 } part; after = part[^1].Sequence)
        {
            foreach (var one in part)
            {
                compared++;
                if (!held.TryGetValue(one.Sequence, out var there)) differences.Add($"{one.Sequence} is missing");
                else if (there.Type != one.Kind.Type || !Same(there.Data, one.Data))
                    differences.Add($"{one.Sequence} differs");
            }
        }

        Assert.NotEqual(0, compared);
        return differences;
    }

    private static bool Same(string one, ReadOnlyMemory<byte> other) =>
        JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other.Span));
}
