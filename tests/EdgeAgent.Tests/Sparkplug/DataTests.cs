// What is told between births: changes, the death of a device, and late news.
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class DataTests
{
    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-publish-nbirth-change",
        "tck-id-operational-behavior-data-publish-dbirth-change",
        "tck-id-principles-rbe-recommended")]
    public void Nothing_is_sent_while_nothing_changes()
    {
        var (bench, _) = NodeBench.Born();

        Assert.Empty(bench.Look());
        Assert.Empty(bench.Look());
    }

    [Fact]
    [Statement(
        "tck-id-topics-ndata-topic",
        "tck-id-topics-ndata-mqtt",
        "tck-id-payloads-ndata-qos",
        "tck-id-payloads-ndata-retain",
        "tck-id-topics-ndata-payload",
        "tck-id-payloads-ndata-timestamp",
        "tck-id-topics-ndata-timestamp",
        "tck-id-payloads-ndata-seq",
        "tck-id-payloads-ndata-seq-inc",
        "tck-id-topics-ndata-seq-num",
        "tck-id-payloads-alias-data-cmd-requirement",
        "tck-id-payloads-metric-datatype-not-req")]
    public void A_change_of_the_node_is_told_by_its_alias_alone()
    {
        var (bench, births) = NodeBench.Born();
        bench.Store.Zones["floor/women"] = 4;

        var data = Assert.Single(bench.Look());

        Assert.Equal("spBv1.0/demo/NDATA/0042-box-1", data.Topic);
        Assert.Equal((0, false, 3UL), (data.Qos, data.Retain, data.Payload.Sequence));
        var now = (ulong)bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(now, data.Payload.Timestamp);
        var expected = new Metric
        {
            Alias = births[0].Metric("Zones/floor/women/Tags").Alias,
            Timestamp = now,
            Value = new MetricValue.Whole32(4),
        };
        Assert.Equal([expected], data.Payload.Metrics);
    }

    [Fact]
    [Statement(
        "tck-id-topics-ddata-topic",
        "tck-id-topics-ddata-mqtt",
        "tck-id-payloads-ddata-qos",
        "tck-id-payloads-ddata-retain",
        "tck-id-topics-ddata-payload",
        "tck-id-payloads-ddata-timestamp",
        "tck-id-topics-ddata-timestamp",
        "tck-id-payloads-ddata-seq",
        "tck-id-payloads-ddata-seq-inc",
        "tck-id-topics-ddata-seq-num")]
    public void A_change_of_a_device_is_told_on_its_own_topic()
    {
        var (bench, births) = NodeBench.Born();
        bench.Store.Devices["dock-reader"].Observations = 12;

        var data = Assert.Single(bench.Look());

        Assert.Equal("spBv1.0/demo/DDATA/0042-box-1/dock-reader", data.Topic);
        Assert.Equal((0, false, 3UL), (data.Qos, data.Retain, data.Payload.Sequence));
        Assert.Equal((ulong)bench.Time.GetUtcNow().ToUnixTimeMilliseconds(), data.Payload.Timestamp);
        var metric = Assert.Single(data.Payload.Metrics);
        Assert.Equal(births[1].Metric("Observations").Alias, metric.Alias);
        Assert.Equal(new MetricValue.Whole64(12), metric.Value);
    }

    [Fact]
    [Statement("tck-id-payloads-sequence-num-incrementing", "tck-id-payloads-sequence-num-always-included")]
    public void The_sequence_runs_to_255_and_begins_again()
    {
        var (bench, births) = NodeBench.Born();
        var sequences = births.Select(birth => birth.Payload.Sequence!.Value).ToList();
        while (sequences.Count < 600)
        {
            bench.Store.Waiting++;
            bench.Store.Devices["dock-reader"].Observations++;
            sequences.AddRange(bench.Look().Select(message => message.Payload.Sequence!.Value));
        }

        Assert.Equal(Enumerable.Range(0, sequences.Count).Select(number => (ulong)number % 256), sequences);
        Assert.Empty(bench.Host.Faults);
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-device-ddeath",
        "tck-id-topics-ddeath-topic",
        "tck-id-topics-ddeath-mqtt",
        "tck-id-topics-ddeath-seq-num",
        "tck-id-payloads-ddeath-seq",
        "tck-id-payloads-ddeath-seq-inc",
        "tck-id-payloads-ddeath-seq-number",
        "tck-id-payloads-ddeath-timestamp")]
    public void A_device_that_is_lost_dies_and_is_born_again_when_it_is_back()
    {
        var (bench, _) = NodeBench.Born();

        bench.Store.Devices["gate-camera"].State = DeviceState.Lost;
        var lost = bench.Look();
        var between = bench.Look();
        bench.Store.Devices["gate-camera"].State = DeviceState.Up;
        var back = bench.Look();

        var death = lost[0];
        Assert.Equal("spBv1.0/demo/DDEATH/0042-box-1/gate-camera", death.Topic);
        Assert.Equal((0, false, 3UL), (death.Qos, death.Retain, death.Payload.Sequence));
        Assert.NotNull(death.Payload.Timestamp);
        Assert.Equal(["DDEATH", "NDATA"], lost.Select(message => message.Verb));
        Assert.Empty(between);
        Assert.Equal(["NDATA", "DBIRTH"], back.Select(message => message.Verb));
        Assert.Empty(bench.Host.Faults);
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-publish-nbirth-order",
        "tck-id-operational-behavior-data-publish-dbirth-order")]
    public void Metrics_of_one_message_are_of_one_moment()
    {
        var (bench, _) = NodeBench.Born();
        (bench.Store.Waiting, bench.Store.Present) = (5, 2);

        var metrics = Assert.Single(bench.Look()).Payload.Metrics;

        Assert.Equal(2, metrics.Count);
        Assert.Equal(metrics[0].Timestamp, metrics[1].Timestamp);
    }

    [Fact]
    public void A_value_that_is_no_more_is_told_as_none()
    {
        var bench = new NodeBench();
        bench.Store.HoursLeft = 40;
        bench.Connect(0);
        bench.Look();

        bench.Store.HoursLeft = null;

        Assert.Null(Assert.Single(Assert.Single(bench.Look()).Payload.Metrics).Value);
        Assert.Null(bench.Host.ValueOf(null, "Outbox/Hours Left"));
    }
}
