// The agent's Sparkplug face as a host at a real broker sees it.
using EdgeAgent.Tests.Sparkplug;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Sparkplug;

public sealed class RealHostTests
{
    [MosquittoFact]
    public async Task The_node_is_born_is_born_again_on_request_and_says_goodbye()
    {
        await using var store = await SparkplugStore.OpenAsync();
        store.StartAgent();
        await Until.True(() => store.Host.Verbs.Contains("NBIRTH"));
        await store.Host.AskRebirthAsync("demo", "0042-box-1");
        await Until.True(() => store.Host.Verbs.Count(verb => verb == "NBIRTH") == 2);

        Assert.Equal(0, await store.Agent.StopAsync());

        await Until.True(() => store.Host.Verbs.Contains("NDEATH"));
        var births = store.Host.Messages.Where(message => message.Verb == "NBIRTH").ToList();
        Assert.Equal("NBIRTH", store.Host.Messages[0].Verb);
        Assert.All(births, birth => Assert.Equal((0UL, 0UL), (birth.Payload.Sequence, RealHost.NumberOf(birth))));
        Assert.Equal("NDEATH", store.Host.Messages[^1].Verb);
        Assert.Empty(store.Host.Faults());
    }

    [MosquittoFact]
    public async Task A_killed_agent_dies_by_its_will_and_comes_back_with_the_next_number()
    {
        await using var store = await SparkplugStore.OpenAsync();
        store.StartAgent();
        await Until.True(() => store.Host.Verbs.Contains("NBIRTH"));
        await store.Agent.KillAsync();
        await Until.True(() => store.Host.Verbs.Contains("NDEATH"));

        store.StartAgent();
        await Until.True(() => store.Host.Verbs.Count(verb => verb == "NBIRTH") == 2);

        var death = store.Host.Messages.First(message => message.Verb == "NDEATH");
        Assert.Equal(0UL, RealHost.NumberOf(death));
        Assert.Null(death.Payload.Sequence);
        Assert.Equal(1UL, RealHost.NumberOf(store.Host.Messages.Last(message => message.Verb == "NBIRTH")));
        Assert.Empty(store.Host.Faults());
    }

    [MosquittoFact]
    public async Task A_foreign_hosts_state_opens_and_closes_the_nodes_mouth()
    {
        await using var store = await SparkplugStore.OpenAsync("primary-host: scada-1");
        await store.Host.SayStateAsync("scada-1", online: false, 1_000);
        store.StartAgent();
        await Until.True(
            () => store.Agent.Output.Contains("nothing is told before host scada-1", StringComparison.Ordinal));
        await store.Host.SayStateAsync("scada-2", online: true, 2_000);
        Assert.Empty(store.Host.Messages);

        await store.Host.SayStateAsync("scada-1", online: true, 2_000);
        await Until.True(() => store.Host.Verbs.Contains("NBIRTH"));
        await store.Host.SayStateAsync("scada-1", online: false, 2_000);
        await Until.True(() => store.Host.Verbs.Contains("NDEATH"));
        await store.Host.SayStateAsync("scada-1", online: true, 3_000);
        await Until.True(() => store.Host.Verbs.Count(verb => verb == "NBIRTH") == 2);

        Assert.Empty(store.Host.Faults());
    }

    [MosquittoFact]
    public async Task A_broker_that_was_away_gets_what_changed_meanwhile_marked_as_late()
    {
        await using var store = await SparkplugStore.OpenAsync();
        store.StartAgent();
        await Until.True(() => store.Host.Verbs.Contains("NBIRTH"));
        store.Line.Refusing = true;
        store.Line.Cut();
        await Until.True(() => store.Host.Verbs.Contains("NDEATH"));
        // The agent's own line is away too: that alone is news.
        await store.Agent.WaitUntilAsync(
            store.WebPort, status => status.Sparkplug is { Born: false, Waiting: > 0 }, "news waits for its host");

        store.Line.Refusing = false;
        await Until.True(() => store.Host.Messages.Any(IsLate));

        var late = store.Host.Messages.ToList().FindIndex(IsLate);
        Assert.True(late > store.Host.Messages.ToList().FindLastIndex(message => message.Verb == "NBIRTH"));
        Assert.Empty(store.Host.Faults());
    }

    private static bool IsLate(SparkplugMessage message) =>
        message.Payload.Metrics.Any(metric => metric.IsHistorical);
}
