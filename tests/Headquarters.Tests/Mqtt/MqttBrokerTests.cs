// The client against a real mosquitto: what is not settled comes again, whatever happened in between.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Mqtt;

public sealed class MqttBrokerTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [MosquittoFact]
    public async Task What_was_not_settled_when_the_connection_died_comes_again_and_the_rest_does_not()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        var broker = MqttRig.Broker(mosquitto.Port);
        await using var sender = await MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port, "sender"));
        var first = (MqttConnection)await broker.ConnectAsync(Group("a"), Never);
        for (var number = 0; number < 10; number++) await sender.SendAsync("r/v1/x", $"{number}");
        for (var number = 0; number < 10; number++)
        {
            var delivery = await first.NextAsync();
            if (number < 4) first.Settle(delivery);
        }

        // A ping behind the acknowledgements would do as well: the broker has read them once it answers this.
        await first.SendAsync("r/other", "1");
        first.Abort();
        await using var second = await broker.ConnectAsync(Group("a"), Never);

        var again = new List<string>();
        for (var number = 4; number < 10; number++) again.Add((await second.NextAsync()).Text());
        Assert.Equal(["4", "5", "6", "7", "8", "9"], again);
        Assert.False(second.Deliveries.TryRead(out _));
    }

    [MosquittoFact]
    public async Task Members_of_a_group_share_the_messages_and_none_comes_to_both()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        var broker = MqttRig.Broker(mosquitto.Port);
        await using var one = await broker.ConnectAsync(Group("a"), Never);
        await using var two = await broker.ConnectAsync(Group("b"), Never);
        await using var sender = await MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port, "sender"));
        for (var number = 0; number < 100; number++) await sender.SendAsync("r/v1/x", $"{number}");

        var seen = new List<string>();
        var shares = new int[2];
        await Until.True(() =>
        {
            foreach (var (link, index) in new[] { (one, 0), (two, 1) })
            {
                while (link.Deliveries.TryRead(out var delivery))
                {
                    seen.Add(delivery.Text());
                    shares[index]++;
                    link.Settle(delivery);
                }
            }

            return seen.Count >= 100;
        });
        Assert.Equal(100, seen.Distinct().Count());
        Assert.All(shares, share => Assert.InRange(share, 1, 99));
    }

    [MosquittoFact]
    public async Task A_lost_connection_completes_the_deliveries_fails_what_is_in_flight_and_says_why()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        await using var link = await MqttRig.Broker(mosquitto.Port).ConnectAsync(Group("a"), Never);
        mosquitto.Freeze();
        var inFlight = link.SendAsync("r/v1/x", "1");
        mosquitto.Thaw();
        await mosquitto.KillAsync();

        await link.EndAsync();
        Assert.Contains($"127.0.0.1:{mosquitto.Port} was cut", link.Loss);
        if (await Record.ExceptionAsync(() => inFlight) is { } fault) Assert.IsType<BrokerRefusal>(fault);
        var later = await Assert.ThrowsAsync<BrokerRefusal>(() => link.SendAsync("r/v1/x", "2"));
        Assert.Equal(link.Loss, later.Message);
    }

    [MosquittoFact]
    public async Task Retained_messages_come_to_an_own_copy_and_wills_when_a_connection_is_dropped()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        var will = new BrokerMessage("r/v1/state", "offline"u8.ToArray(), Retain: true);
        await using var box = await MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port) with { Will = will });
        await box.SendAsync("r/v1/state", "online", retain: true);
        await using var watcher = await MqttRig.Broker(mosquitto.Port).ConnectAsync(
            new Subscription(["r/v1/+"], null, "watcher", 10), Never);

        var kept = await watcher.NextAsync();
        box.Abort();
        var after = await watcher.NextAsync();

        Assert.Equal(("r/v1/state", "online", true), (kept.Topic, kept.Text(), kept.Retained));
        Assert.Equal(("offline", false), (after.Text(), after.Retained));
    }

    private static Subscription Group(string id) => new(["r/v1/+"], "hq", id, 50);
}
