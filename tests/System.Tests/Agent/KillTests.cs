// kill -9 at random moments, of the real processes, under load. The oracle: what the box had promised (its last
// sequence
// on disk before the kill) is at HQ, each place once by its data, no sequence missing, and a fresh event flows
// afterwards.
using EdgeAgent.TestSupport.Brokers;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.SystemTests.Agent;

public sealed class KillTests(ITestOutputHelper output)
{
    private static int Rounds => Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") is "1" ? 200 : 20;

    [MosquittoFact]
    public async Task Killing_the_agent_at_random_moments_under_load_loses_and_doubles_nothing()
    {
        await using var store = await StoreUnderTest.OpenAsync();
        var random = new Random(20_260_301);
        store.StartReader(eventsPerSecond: 2_000);
        long promised = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            store.StartAgent();
            var goal = promised + random.Next(100, 3_000);
            // Some rounds are killed in full flow, some while starting: both happen in stores.
            if (round % 5 == 0) await Task.Delay(random.Next(50, 900));
            else await store.AgentIsAsync(
                status => status.LastSequence > goal, $"round {round}: beyond sequence {goal}");
            var before = promised;
            promised = await store.KillAgentAsync(promised);
            output.WriteLine(
                $"round {round}: killed, promised {promised} (+{promised - before}), HQ holds {store.Hq.Count}");
        }

        store.StartAgent();
        await FinishAsync(store, promised);
    }

    [MosquittoFact]
    public async Task Killing_the_broker_under_load_loses_and_doubles_nothing()
    {
        await using var store = await StoreUnderTest.OpenAsync();
        var random = new Random(7);
        store.StartReader(eventsPerSecond: 2_000);
        store.StartAgent();
        long promised = 0;
        for (var round = 1; round <= 5; round++)
        {
            var goal = promised + random.Next(500, 4_000);
            promised = await store.AgentPassesAsync(goal);
            await store.Broker.KillAsync();
            promised = await store.AgentPassesAsync(promised + random.Next(100, 2_000));
            await store.Broker.StartAsync();
        }

        await FinishAsync(store, promised);
    }

    [MosquittoFact]
    public async Task Killing_the_reader_is_told_lost_once_and_back_once_and_its_tags_do_not_depart_meanwhile()
    {
        await using var store = await StoreUnderTest.OpenAsync();
        store.StartReader(eventsPerSecond: 200);
        store.StartAgent();
        await store.AgentIsAsync(status => status.LastSequence > 100, "events flow");
        await store.KillReaderAsync();
        await store.AgentIsAsync(status => status.Devices[0].State == Hosting.DeviceState.Lost, "the reader is lost");

        store.StartReader(eventsPerSecond: 200);
        var back = await store.AgentIsAsync(
            status => status.Devices[0].State == Hosting.DeviceState.Up, "the reader is back");

        Assert.Equal(1, back.Devices[0].Losses);
        await store.AgentIsAsync(status => status.LastSequence > back.LastSequence + 100, "a fresh event flows");
        var status = await store.DrainAsync();
        Assert.Equal(1, store.Hq.Places.Count(place => store.Hq.TypeOf(place) == "box.device.back.v1"));
        Assert.Empty(store.Hq.Missing(StoreUnderTest.Box, status.Epoch, back.LastSequence));
    }

    [MosquittoFact]
    public async Task A_wanted_stop_says_goodbye_and_the_next_start_knows_it()
    {
        await using var store = await StoreUnderTest.OpenAsync();
        store.StartReader(eventsPerSecond: 200);
        store.StartAgent();
        await store.AgentIsAsync(status => status.LastSequence > 50, "events flow");

        Assert.Equal(0, await store.Agent!.StopAsync());

        Assert.Contains(
            "\"state\":\"stopped\"",
            store.Hq.Last($"retail/v1/test/kill/{StoreUnderTest.Box}/status"),
            StringComparison.Ordinal);
        store.StartAgent();
        await store.AgentIsAsync(status => status.Connected.Ok, "it is back");
        Assert.Contains("Last run ended: wanted", store.Agent!.Output, StringComparison.Ordinal);
    }

    private async Task FinishAsync(StoreUnderTest store, long promised)
    {
        var fresh = await store.AgentIsAsync(status => status.LastSequence > promised + 200, "a fresh event flows");
        var status = await store.DrainAsync();
        Assert.True(
            fresh.LastSequence >= promised, $"Promised {promised}, yet the box now stands at {fresh.LastSequence}.");
        Assert.Empty(store.Hq.Contradictions);
        Assert.Empty(store.Hq.Missing(StoreUnderTest.Box, status.Epoch, promised));
        Assert.All(store.Hq.Places, place => Assert.Equal(status.Epoch, place.Epoch));
        Assert.DoesNotContain("Unhandled exception", store.Words, StringComparison.Ordinal);
        output.WriteLine(
            $"{status.LastSequence} events, {store.Hq.Duplicates} sent again, none missing, none doubled by place.");
    }
}
