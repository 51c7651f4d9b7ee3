// What a node and its devices say first, and how.
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class BirthTests
{
    [Fact]
    [Statement(
        "tck-id-topics-nbirth-topic",
        "tck-id-message-flow-edge-node-birth-publish-nbirth-topic",
        "tck-id-message-flow-edge-node-birth-publish-nbirth-payload",
        "tck-id-message-flow-edge-node-birth-publish-nbirth-qos",
        "tck-id-message-flow-edge-node-birth-publish-nbirth-retained",
        "tck-id-payloads-nbirth-qos",
        "tck-id-payloads-nbirth-retain",
        "tck-id-topics-nbirth-mqtt",
        "tck-id-message-flow-edge-node-birth-publish-nbirth-payload-seq",
        "tck-id-payloads-nbirth-seq",
        "tck-id-payloads-sequence-num-req-nbirth",
        "tck-id-topics-nbirth-seq-num",
        "tck-id-payloads-nbirth-timestamp",
        "tck-id-topics-nbirth-timestamp",
        "tck-id-payloads-timestamp-in-UTC")]
    public void The_birth_of_the_node_opens_its_session_on_its_own_topic()
    {
        var (bench, births) = NodeBench.Born();

        var birth = births[0];
        Assert.Equal("spBv1.0/demo/NBIRTH/0042-box-1", birth.Topic);
        Assert.Equal((0, false, 0UL), (birth.Qos, birth.Retain, birth.Payload.Sequence));
        Assert.Equal((ulong)bench.Time.GetUtcNow().ToUnixTimeMilliseconds(), birth.Payload.Timestamp);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-edge-node-birth-publish-nbirth-payload-bdSeq",
        "tck-id-payloads-nbirth-bdseq",
        "tck-id-payloads-nbirth-bdseq-repeat",
        "tck-id-topics-nbirth-bdseq-included",
        "tck-id-topics-nbirth-bdseq-matching")]
    public void The_birth_of_the_node_repeats_the_number_of_its_will()
    {
        var number = NodeBench.Born().Births[0].Metric("bdSeq");

        Assert.Equal((DataType.Int64, new MetricValue.Whole64(3)), (number.Type, number.Value));
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-commands-rebirth-name",
        "tck-id-operational-behavior-data-commands-rebirth-datatype",
        "tck-id-operational-behavior-data-commands-rebirth-value",
        "tck-id-operational-behavior-data-commands-rebirth-name-aliases",
        "tck-id-payloads-nbirth-rebirth-req",
        "tck-id-topics-nbirth-rebirth-metric")]
    public void The_birth_of_the_node_offers_a_rebirth_by_its_name()
    {
        var rebirth = NodeBench.Born().Births[0].Metric("Node Control/Rebirth");

        Assert.Equal((DataType.Boolean, new MetricValue.Truth(false)), (rebirth.Type, rebirth.Value));
        Assert.Null(rebirth.Alias);
    }

    [Fact]
    [Statement(
        "tck-id-message-flow-device-birth-publish-dbirth-topic",
        "tck-id-message-flow-device-birth-publish-dbirth-match-edge-node-topic",
        "tck-id-message-flow-device-birth-publish-dbirth-payload",
        "tck-id-message-flow-device-birth-publish-dbirth-qos",
        "tck-id-message-flow-device-birth-publish-dbirth-retained",
        "tck-id-payloads-dbirth-qos",
        "tck-id-payloads-dbirth-retain",
        "tck-id-topics-dbirth-mqtt",
        "tck-id-topics-dbirth-topic",
        "tck-id-payloads-dbirth-timestamp",
        "tck-id-topics-dbirth-timestamp",
        "tck-id-payloads-dbirth-order",
        "tck-id-message-flow-device-birth-publish-nbirth-wait",
        "tck-id-principles-birth-certificates-order")]
    public void The_devices_are_born_right_after_their_node()
    {
        var births = NodeBench.Born().Births;

        Assert.Equal(
            [
                "spBv1.0/demo/NBIRTH/0042-box-1",
                "spBv1.0/demo/DBIRTH/0042-box-1/dock-reader",
                "spBv1.0/demo/DBIRTH/0042-box-1/gate-camera",
            ],
            births.Select(birth => birth.Topic));
        Assert.All(births, birth => Assert.Equal((0, false), (birth.Qos, birth.Retain)));
        Assert.All(births, birth => Assert.Equal(births[0].Payload.Timestamp, birth.Payload.Timestamp));
    }

    [Fact]
    [Statement(
        "tck-id-payloads-dbirth-seq",
        "tck-id-payloads-dbirth-seq-inc",
        "tck-id-topics-dbirth-seq",
        "tck-id-message-flow-device-birth-publish-dbirth-payload-seq")]
    public void The_births_of_devices_count_on_from_their_nodes() =>
        Assert.Equal([0UL, 1UL, 2UL], NodeBench.Born().Births.Select(birth => birth.Payload.Sequence!.Value));

    [Fact]
    [Statement(
        "tck-id-payloads-alias-birth-requirement",
        "tck-id-payloads-alias-uniqueness",
        "tck-id-payloads-metric-datatype-req",
        "tck-id-payloads-metric-datatype-value",
        "tck-id-payloads-metric-timestamp-in-UTC",
        "tck-id-payloads-name-birth-data-requirement",
        "tck-id-payloads-name-requirement",
        "tck-id-topics-nbirth-metrics",
        "tck-id-topics-dbirth-metrics",
        "tck-id-case-sensitivity-metric-names")]
    public void Each_metric_of_a_birth_has_a_name_an_alias_of_its_own_a_type_and_a_time()
    {
        var (bench, births) = NodeBench.Born();

        var metrics = births.SelectMany(birth => birth.Payload.Metrics).ToList();
        Assert.Equal(
            ["bdSeq", "Node Control/Rebirth"],
            metrics.Where(metric => metric.Alias is null).Select(metric => metric.Name));
        Assert.Distinct(metrics.Where(metric => metric.Alias is not null).Select(metric => metric.Alias));
        var now = (ulong)bench.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.All(metrics, metric =>
        {
            Assert.NotNull(metric.Name);
            Assert.True(Enum.IsDefined(metric.Type!.Value));
            Assert.Equal(now, metric.Timestamp);
        });
        Assert.All(births, birth => Assert.Distinct(
            birth.Payload.Metrics.Select(metric => metric.Name!), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-publish-nbirth-values",
        "tck-id-operational-behavior-data-publish-dbirth-values")]
    public void A_birth_has_the_current_value_or_says_that_there_is_none()
    {
        var bench = new NodeBench();
        bench.Store.Zones["floor/women"] = 17;
        bench.Store.HoursLeft = null;
        bench.Connect(0);

        var births = bench.Look();

        Assert.Equal(new MetricValue.Whole32(17), births[0].Metric("Zones/floor/women/Tags").Value);
        Assert.Null(births[0].Metric("Outbox/Hours Left").Value);
        Assert.Equal(new MetricValue.Real(21.5), births[1].Metric("Gauges/temperature").Value);
    }

    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-publish-nbirth",
        "tck-id-topics-nbirth-metric-reqs",
        "tck-id-operational-behavior-data-publish-dbirth",
        "tck-id-topics-dbirth-metric-reqs")]
    public void A_metric_that_comes_up_later_is_told_by_another_birth_and_never_by_data_alone()
    {
        var (bench, _) = NodeBench.Born();

        bench.Store.Devices["dock-reader"].Gauges["antennas"] = 4;
        var device = bench.Look();
        bench.Store.Zones["dock"] = 1;
        var node = bench.Look();

        Assert.Equal(["DBIRTH"], device.Select(message => message.Verb));
        Assert.Equal(new MetricValue.Real(4), device[0].Metric("Gauges/antennas").Value);
        Assert.Equal(["NBIRTH", "DBIRTH", "DBIRTH"], node.Select(message => message.Verb));
        Assert.Empty(bench.Host.Faults);
    }

    [Fact]
    public void A_metric_that_has_gone_stays_in_births_without_a_value_and_keeps_its_alias()
    {
        var (bench, births) = NodeBench.Born();
        var before = births[0].Metric("Zones/floor/women/Tags").Alias;

        bench.Store.Zones.Clear();
        var gone = Assert.Single(bench.Look());
        bench.AskRebirth();
        var again = bench.Look();

        Assert.Null(Assert.Single(gone.Payload.Metrics).Value);
        var metric = again[0].Metric("Zones/floor/women/Tags");
        Assert.Equal((before, null), (metric.Alias, metric.Value));
    }

    [Fact]
    public void A_device_whose_link_is_not_up_is_not_born_but_its_state_is_told()
    {
        var bench = new NodeBench();
        bench.Store.Devices["gate-camera"].State = DeviceState.Failed;
        bench.Connect(0);

        var births = bench.Look();

        Assert.Equal(["dock-reader"], births.Skip(1).Select(birth => birth.Device));
        Assert.Equal(new MetricValue.Text("failed"), births[0].Metric("Devices/gate-camera/State").Value);
    }

    [Fact]
    public void Counts_of_people_are_left_out_where_small_ones_are_suppressed()
    {
        var bench = new NodeBench(people: false);
        bench.Connect(0);

        Assert.DoesNotContain(
            bench.Look()[0].Payload.Metrics, metric => metric.Name!.StartsWith("Footfall/", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_names_that_differ_in_letter_case_only_the_first_is_told()
    {
        var bench = new NodeBench();
        bench.Store.Devices["dock-reader"].Gauges["Temperature"] = 99;
        bench.Connect(0);

        var birth = bench.Look()[1];

        var told = Assert.Single(
            birth.Payload.Metrics,
            metric => string.Equals(metric.Name, "Gauges/temperature", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Gauges/Temperature", told.Name);
        Assert.Equal(new MetricValue.Real(99), told.Value);
    }
}
