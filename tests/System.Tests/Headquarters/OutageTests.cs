// HQ away for long, and HQ without room: boxes keep what they have, and it all comes when HQ is back.
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class OutageTests
{
    // A busy store makes about 2,000 events an hour: a week of them in the long form, half a day otherwise.
    private static long Backlog => Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") is "1" ? 336_000 : 24_000;

    [PostgresFact]
    public async Task The_backlog_of_a_line_that_was_dead_comes_in_whole_and_once()
    {
        await using var chain = await ChainUnderTest.OpenAsync();
        await chain.Broker.KillAsync();
        await using var store = StoreOnChain.On(chain);
        store.Start(eventsPerSecond: 4_000);
        await store.AcceptsAsync(Backlog);

        await chain.Broker.StartAsync();
        foreach (var collector in chain.Collectors) collector.Start();
        var last = await store.StopLoadAsync();

        await chain.UntilAsync($"all {last} are held", () => chain.HoldsAsync(StoreOnChain.Address, last));
        Assert.Equal(last, await StoredAsync(chain));
    }

    [FullDatabaseFact]
    public async Task A_database_without_room_takes_nothing_says_so_and_goes_on_when_there_is_room()
    {
        using var small = new SmallFileSystem(megabytes: 160);
        await using var chain = await ChainUnderTest.OpenAsync();
        await chain.MoveTablesAsync(small);
        await using var store = StoreOnChain.On(chain);
        var collector = chain.Collectors[0];
        collector.Start();
        store.Start(eventsPerSecond: 1_000);
        await chain.UntilAsync("events flow", async () => await StoredAsync(chain) > 500);

        small.Fill();
        await chain.UntilAsync("it says so", async () => (await collector.ReadyAsync()) is { Ok: false } answer
            && answer.Words.Contains("is full", StringComparison.Ordinal));
        var before = await StoredAsync(chain);
        await store.AcceptsAsync(before + 5_000);
        small.Empty();
        var last = await store.StopLoadAsync();

        await chain.UntilAsync($"all {last} are held", () => chain.HoldsAsync(StoreOnChain.Address, last));
        Assert.Equal(last, await StoredAsync(chain));
        Assert.True((await collector.ReadyAsync()).Ok);
    }

    private static Task<long> StoredAsync(ChainUnderTest chain) => chain.CountAsync("select count(*) from hq.events");

    private sealed class FullDatabaseFactAttribute : FactAttribute
    {
        public FullDatabaseFactAttribute() =>
            Skip = new PostgresFactAttribute().Skip ?? new SmallFileSystemFactAttribute().Skip;
    }
}
