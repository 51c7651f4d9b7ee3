// Limits of both sides: the broker's are kept, ours are announced, and a line that is dead is noticed.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Mqtt;

public sealed class MqttLimitTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [MosquittoFact]
    public async Task A_message_of_50_megabytes_does_not_come_and_the_next_one_does()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        var broker = MqttRig.Broker(mosquitto.Port, messageBytes: 64 << 10);
        await using var link = await broker.ConnectAsync(new Subscription(["r/#"], "hq", "a", 10), Never);
        await using var sender = await MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port, "sender"));

        await sender.PublishAsync(new BrokerMessage("r/x", new byte[50 << 20], false), Never);
        await sender.SendAsync("r/x", "small");

        Assert.Equal("small", (await link.NextAsync()).Text());
        Assert.Null(link.Loss);
    }

    [MosquittoFact]
    public async Task A_message_larger_than_the_broker_takes_is_refused_here_and_costs_no_connection()
    {
        await using var mosquitto = await Mosquitto.RunAsync(
            new MosquittoSetup { Further = ["max_packet_size 2000"] });
        await using var link = await MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port));

        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => link.PublishAsync(new BrokerMessage("r/x", new byte[3000], false), Never));

        Assert.Contains("larger than the 2000", refusal.Message);
        await link.SendAsync("r/x", "small");
    }

    [MosquittoFact]
    public async Task A_broker_that_hangs_is_given_up_after_its_keep_alive()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        var time = new ManualTime();
        await using var link = await MqttConnection.ConnectAsync(
            MqttRig.Settings(mosquitto.Port) with { KeepAlive = TimeSpan.FromSeconds(20) }, time, Never);
        mosquitto.Freeze();

        await Until.TrueAsTimePasses(
            time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2), () => link.Loss is not null);

        mosquitto.Thaw();
        Assert.Contains("nothing was heard of it", link.Loss);
    }

    [Fact]
    public async Task A_port_where_nothing_listens_is_a_sentence()
    {
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => MqttRig.ConnectAsync(MqttRig.Settings(Mosquitto.FreePort())));

        Assert.Contains("nothing listens there", refusal.Message);
    }
}
