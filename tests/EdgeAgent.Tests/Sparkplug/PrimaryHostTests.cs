// A node with a primary host speaks only while that host is there.
using EdgeAgent.Sparkplug;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class PrimaryHostTests
{
    private const string State = "spBv1.0/STATE/scada-1";

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-phid-wait",
        "tck-id-message-flow-edge-node-birth-publish-phid-wait-id",
        "tck-id-message-flow-edge-node-birth-publish-phid-wait-online",
        "tck-id-operational-behavior-edge-node-birth-sequence-wait")]
    public async Task The_births_wait_for_the_host_that_is_meant_to_be_online()
    {
        await using var bench = new SparkplugBench("scada-1");
        await bench.InTime(() => bench.Broker.Links.Count >= 1 && bench.Broker.Links[0].Topics.Contains(State));
        bench.Broker.Deliver("spBv1.0/STATE/scada-2", SparkplugBench.Online(1));
        bench.Broker.Deliver(State, SparkplugBench.Offline(1));
        bench.Broker.Deliver(State, "no state at all");
        await bench.InTime(() => ++bench.Store.Waiting > 0 && bench.Service.Status.Waiting > 0);
        Assert.Empty(bench.Messages);

        bench.Broker.Deliver(State, SparkplugBench.Online(2));

        await bench.Born();
        Assert.Single(bench.Broker.Links);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-phid-offline",
        "tck-id-operational-behavior-edge-node-termination-host-offline",
        "tck-id-operational-behavior-edge-node-termination-host-offline-reconnect",
        "tck-id-operational-behavior-primary-application-state-with-multiple-servers-single-server")]
    public async Task A_host_that_goes_offline_takes_the_node_from_the_broker()
    {
        await using var bench = new SparkplugBench("scada-1");
        bench.Broker.Retain(State, SparkplugBench.Online(10));
        await bench.Born();

        bench.Broker.Retain(State, SparkplugBench.Offline(10));
        bench.Broker.Deliver(State, SparkplugBench.Offline(10));
        await bench.InTime(() => bench.Broker.Links.Count >= 2);

        Assert.Equal("NDEATH", bench.Messages[^1].Verb);
        Assert.True(bench.Broker.Links[0].WillOnClose);
        Assert.NotNull(bench.Broker.Links[0].Loss);
        // Kept as well: the second connection may not have subscribed yet.
        bench.Broker.Retain(State, SparkplugBench.Online(11));
        bench.Broker.Deliver(State, SparkplugBench.Online(11));
        await bench.Born(times: 2);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-phid-wait-timestamp",
        "tck-id-operational-behavior-edge-node-termination-host-offline-timestamp")]
    public void A_word_of_the_host_that_is_older_than_its_last_does_not_count()
    {
        var waiting = EdgeNode.Connected(NodeState.Initial, 0, awaitsHost: true);

        var (heard, _) = EdgeNode.HostSpoke(waiting, new HostState(false, 100));
        Assert.Equal(heard, EdgeNode.HostSpoke(heard, new HostState(true, 99)).State);
        var (online, _) = EdgeNode.HostSpoke(heard, new HostState(true, 100));
        Assert.Equal(NodePhase.BirthDue, online.Phase);
        Assert.Equal((online, false), EdgeNode.HostSpoke(online, new HostState(false, 99)));
        Assert.True(EdgeNode.HostSpoke(online, new HostState(false, 100)).Leave);
    }

    [Fact]
    public async Task A_node_that_was_never_born_leaves_without_a_death()
    {
        await using var bench = new SparkplugBench("scada-1");
        await bench.InTime(() => bench.Broker.Links.Count >= 1 && bench.Broker.Links[0].Topics.Contains(State));

        await bench.StopAsync();

        Assert.Empty(bench.Messages);
        Assert.False(bench.Broker.Links[0].WillOnClose);
    }

    [Theory]
    [InlineData("""{"online":true,"timestamp":5}""", true, 5L)]
    [InlineData("""{"timestamp":7,"online":false,"more":[1]}""", false, 7L)]
    public void A_state_is_read_whatever_stands_beside_it(string json, bool online, long timestamp) =>
        Assert.Equal(new HostState(online, timestamp), HostState.Read(Bytes(json)));

    [Theory]
    [InlineData("")]
    [InlineData("ONLINE")]
    [InlineData("[]")]
    [InlineData("""{"online":"true","timestamp":5}""")]
    [InlineData("""{"online":true}""")]
    [InlineData("""{"online":true,"timestamp":1e99}""")]
    public void What_is_no_state_says_nothing(string text) => Assert.Null(HostState.Read(Bytes(text)));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
