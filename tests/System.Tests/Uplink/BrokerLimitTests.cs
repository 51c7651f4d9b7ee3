// Brokers that grant less than everything: old protocol, small packets, few messages in flight, topics without rights.
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.SystemTests.Uplink;

public sealed class BrokerLimitTests
{
    [MosquittoFact]
    public async Task A_broker_that_closes_when_greeted_with_MQTT_5_is_served_with_3_1_1()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var proxy =
            new TcpProxy(broker.Port) { FromClient = (_, bytes) => !GreetsWithVersion5(bytes.Span) };
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 500);
        await using var uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(proxy.Port));

        await Until.True(() => hq.Count == 500);

        Assert.Equal(MqttVersion.V311, uplink.Status.Protocol);
        Assert.Equal(2, proxy.Accepted);
    }

    [MosquittoFact]
    public async Task Messages_keep_below_a_maximum_packet_of_a_kilobyte()
    {
        await using var broker = await Mosquitto.RunAsync(new MosquittoSetup { Further = ["max_packet_size 1024"] });
        await using var hq = await HqOracle.SubscribeAsync(broker);
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 100, dataBytes: 150);
        outbox.Add(EventKinds.TagArrived, 1, dataBytes: 5_000);
        outbox.Add(EventKinds.TagArrived, 10, dataBytes: 150);
        await using var uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(broker.Port));

        await Until.True(() => hq.Count == 110 && outbox.Status.Waiting == 0);

        Assert.Equal(101, Assert.Single(outbox.SetAside).Sequence);
        Assert.Equal(0, uplink.Status.Reconnects);
    }

    [MosquittoFact]
    public async Task A_receive_maximum_of_ten_is_kept()
    {
        await using var broker =
            await Mosquitto.RunAsync(new MosquittoSetup { Further = ["max_inflight_messages 10"] });
        await using var hq = await HqOracle.SubscribeAsync(broker);
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 20_000);
        await using var uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(broker.Port));

        await Until.True(() => hq.Count == 20_000);

        Assert.Equal(0, uplink.Status.Reconnects);
    }

    [MosquittoFact]
    public async Task A_topic_without_rights_is_set_aside_and_the_others_flow()
    {
        await using var broker = await Mosquitto.RunAsync(WithoutRightToMoves());
        await using var hq =
            await HqOracle.SubscribeAsync(broker, UplinkRun.Topics.Root, "-u", "box", "-P", "secret-1");
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagMoved, 3);
        outbox.Add(EventKinds.TagArrived, 100);
        await using var uplink = new UplinkRun(outbox, WithLogin(broker));

        await Until.True(() => hq.Count == 100 && outbox.Status.Waiting == 0);

        Assert.Equal([1L, 2, 3], outbox.SetAside.Select(one => one.Sequence).Order());
        Assert.All(outbox.SetAside, one => Assert.Contains("not authorised", one.Reason, StringComparison.Ordinal));
        Assert.Equal(0, uplink.Status.Reconnects);
    }

    // mosquitto 2.0.11 with max_queued_messages 0 ends the connection of a client that lacks a right, and its answer
    // is lost.
    [MosquittoFact]
    public async Task A_broker_that_ends_the_connection_for_want_of_a_right_gets_everything_else()
    {
        await using var broker = await Mosquitto.RunAsync(WithoutRightToMoves("max_queued_messages 0"));
        await using var hq =
            await HqOracle.SubscribeAsync(broker, UplinkRun.Topics.Root, "-u", "box", "-P", "secret-1");
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 50);
        outbox.Add(EventKinds.TagMoved);
        outbox.Add(EventKinds.TagArrived, 50);
        await using var uplink = new UplinkRun(outbox, WithLogin(broker));

        await Until.True(() => hq.Count == 100 && outbox.Status.Waiting == 0);

        Assert.Equal(51, Assert.Single(outbox.SetAside).Sequence);
    }

    private static MosquittoSetup WithoutRightToMoves(params string[] further) => new()
    {
        Login = ("box", "secret-1"),
        AccessRules =
        [
            "user box",
            $"topic readwrite {UplinkRun.Topics.Root}/#",
            $"topic deny {UplinkRun.Topics.Events(EventKinds.TagMoved)}",
        ],
        Further = further,
    };

    private static UplinkOptions WithLogin(Mosquitto broker) =>
        UplinkRun.OptionsFor(broker.Port) with { Username = "box", Password = new("file", "secret-1") };

    private static bool GreetsWithVersion5(ReadOnlySpan<byte> bytes)
    {
        const int connect = 0x10;
        if (bytes.Length < 10 || bytes[0] != connect) return false;
        var name = bytes.IndexOf("MQTT"u8);
        return name > 0 && bytes[name + Encoding.ASCII.GetByteCount("MQTT")] == 5;
    }
}
