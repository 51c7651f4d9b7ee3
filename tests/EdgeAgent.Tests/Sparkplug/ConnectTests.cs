// How a connection begins, ends and comes again.
using EdgeAgent.Sparkplug;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class ConnectTests
{
    private const string NodeDeath = "spBv1.0/demo/NDEATH/0042-box-1";

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-will-message",
        "tck-id-message-flow-edge-node-birth-publish-will-message-payload",
        "tck-id-message-flow-edge-node-birth-publish-will-message-qos",
        "tck-id-message-flow-edge-node-birth-publish-will-message-topic",
        "tck-id-message-flow-edge-node-birth-publish-will-message-will-retained",
        "tck-id-payloads-ndeath-will-message",
        "tck-id-payloads-ndeath-will-message-qos",
        "tck-id-payloads-ndeath-will-message-retain",
        "tck-id-payloads-ndeath-seq",
        "tck-id-topics-ndeath-payload",
        "tck-id-topics-ndeath-seq",
        "tck-id-topics-ndeath-topic")]
    public async Task The_will_is_the_death_of_the_node()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();

        var will = bench.Will(0);
        Assert.Equal((NodeDeath, 1, false), (will.Topic, will.Qos, will.Retain));
        Assert.Null(will.Payload.Sequence);
        var number = Assert.Single(will.Payload.Metrics);
        Assert.Equal(("bdSeq", DataType.Int64), (number.Name, number.Type));
        Assert.Equal(new MetricValue.Whole64(0), number.Value);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-connect",
        "tck-id-message-flow-edge-node-ncmd-subscribe",
        "tck-id-payloads-ndeath-bdseq")]
    public async Task The_node_listens_to_its_commands_before_it_is_born()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();

        Assert.Equal(["spBv1.0/demo/NCMD/0042-box-1"], Assert.Single(bench.Broker.Links).Topics);
        Assert.Equal(["NBIRTH", "DBIRTH", "DBIRTH"], bench.Verbs);
        Assert.Equal(bench.Will(0).Metric("bdSeq").Value, bench.Messages[0].Metric("bdSeq").Value);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq",
        "tck-id-topics-nbirth-bdseq-increment")]
    public async Task Each_connect_counts_also_the_one_that_is_refused()
    {
        var broker = new ScriptedBroker
        {
            Door = version => version == MqttVersion.V5 ? new LinkRefusal("Too new.", RefusalKind.Version) : null,
        };
        await using var bench = new SparkplugBench(broker: broker);
        await bench.Born();
        bench.Broker.CutLine();
        await bench.Born(times: 2);

        Assert.Equal([MqttVersion.V5, MqttVersion.V311, MqttVersion.V311], bench.Broker.Attempts);
        Assert.Equal(
            [new MetricValue.Whole64(1), new MetricValue.Whole64(2)],
            new[] { 0, 1 }.Select(link => bench.Will(link).Metric("bdSeq").Value));
        Assert.Equal(
            [new MetricValue.Whole64(1), new MetricValue.Whole64(2)],
            bench.Messages.Where(message => message.Verb == "NBIRTH").Select(birth => birth.Metric("bdSeq").Value));
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath",
        "tck-id-operational-behavior-edge-node-intentional-disconnect-packet",
        "tck-id-payloads-ndeath-will-message-publisher",
        "tck-id-payloads-ndeath-will-message-publisher-disconnect-mqtt311",
        "tck-id-payloads-ndeath-will-message-publisher-disconnect-mqtt50")]
    public async Task A_wanted_stop_tells_the_death_and_then_closes_with_the_will()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();

        await bench.StopAsync();

        var last = bench.Messages[^1];
        Assert.Equal((NodeDeath, 1, false), (last.Topic, last.Qos, last.Retain));
        Assert.Equal(bench.Will(0).Payload.Metrics, last.Payload.Metrics);
        var link = Assert.Single(bench.Broker.Links);
        Assert.Equal((true, LossCause.Closed), (link.WillOnClose, link.Loss!.Cause));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_ever_for_a_broker_that_gives_no_receipt()
    {
        var broker = new ScriptedBroker { Answer = message => message.Qos == 0 ? 0 : null };
        await using var bench = new SparkplugBench(broker: broker);
        await bench.Born();

        await bench.StopAsync();

        Assert.True(bench.Broker.Links[0].WillOnClose);
    }

    [Fact]
    public async Task What_changes_while_the_line_is_cut_is_told_late_on_the_next_connection()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();
        bench.Broker.Door = _ => new LinkRefusal("Nobody answers.", RefusalKind.Passing);
        bench.Broker.CutLine();
        bench.Store.Zones["floor/women"] = 9;
        await bench.InTime(() => bench.Service.Status.Waiting == 1);
        bench.Store.Zones["floor/women"] = 10;
        await bench.InTime(() => bench.Service.Status.Waiting == 2);
        await bench.InTime(() => bench.Service.Status is { Born: false, Problem: "Nobody answers." });

        bench.Broker.Door = _ => null;
        await bench.InTime(() => bench.Verbs.LastOrDefault() == "NDATA");

        var late = bench.Messages[^1].Payload.Metrics;
        Assert.Equal([true, true], late.Select(metric => metric.IsHistorical));
        Assert.Equal(
            [new MetricValue.Whole32(9), new MetricValue.Whole32(10)], late.Select(metric => metric.Value));
        await bench.InTime(() => bench.Service.Status == new SparkplugStatus(true, 0, null));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_ends_the_connection_with_a_death_and_is_tried_again()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();
        bench.Store.Broken = true;
        await bench.InTime(() => bench.Verbs.Contains("NDEATH"));

        bench.Store.Broken = false;
        await bench.Born(times: 2);

        Assert.Equal("NDEATH", bench.Messages[3].Verb);
    }
}
