// How the uplink connects, stays connected, notices that nothing comes through, and says goodbye.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class ConnectionTests
{
    [Fact]
    public async Task A_broker_without_MQTT_5_is_served_with_3_1_1_within_one_attempt_and_remembered()
    {
        var broker =
            new ScriptedBroker { Door = version => version == MqttVersion.V5 ? Refusal(RefusalKind.Version) : null };
        await using var bench = new UplinkBench(broker).Start();
        bench.Outbox.Add(EventKinds.TagArrived);
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 1);
        Assert.Equal([MqttVersion.V5, MqttVersion.V311], broker.Attempts);
        Assert.Equal(MqttVersion.V311, bench.Status.Protocol);

        broker.CutLine();
        await bench.InTime(() => broker.Links.Count == 2);

        Assert.Equal([MqttVersion.V5, MqttVersion.V311, MqttVersion.V311], broker.Attempts);
    }

    [Fact]
    public async Task A_greeting_that_is_cut_once_does_not_cost_MQTT_5_for_ever()
    {
        var greetings = 0;
        var broker = new ScriptedBroker
        {
            Door = version => version == MqttVersion.V5 && ++greetings == 1 ? Refusal(RefusalKind.Closed) : null,
        };
        await using var bench = new UplinkBench(broker).Start();
        await UplinkBench.Until(() => bench.Status.Connected);
        Assert.Equal(MqttVersion.V311, bench.Status.Protocol);

        broker.CutLine();
        await bench.InTime(() => bench.Status is { Connected: true, Reconnects: 1 });

        Assert.Equal(MqttVersion.V5, bench.Status.Protocol);
    }

    [Fact]
    public async Task Attempts_grow_rarer_and_a_connection_that_is_kicked_at_once_does_not_reset_that()
    {
        var broker = new ScriptedBroker { Kills = _ => true };
        await using var bench = new UplinkBench(broker).Start();
        var before = bench.Time.GetTimestamp();

        await bench.InTime(() => broker.Links.Count >= 15 && !bench.Status.Connected);

        // Full jitter up to a minute: a reset at each connect would make an attempt each half second.
        Assert.InRange(bench.Time.GetElapsedTime(before), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20));
        Assert.NotNull(bench.Status.Problem);
    }

    [Fact]
    public async Task After_a_healthy_minute_the_next_attempt_comes_soon()
    {
        var broker = new ScriptedBroker { Kills = _ => true };
        await using var bench = new UplinkBench(broker).Start();
        await bench.InTime(() => broker.Links.Count >= 10);
        broker.Kills = _ => false;
        await bench.InTime(() => bench.Status.Connected);
        var before = broker.Links.Count;
        await bench.Pass(TimeSpan.FromSeconds(70));

        broker.CutLine();

        await bench.InTime(() => broker.Links.Count == before + 1, seconds: 10);
    }

    [Fact]
    public async Task A_client_id_that_is_taken_over_backs_off_for_long()
    {
        var broker = new ScriptedBroker();
        await using var bench = new UplinkBench(broker).Start();
        await UplinkBench.Until(() => bench.Status.Connected);

        broker.CutLine(LossCause.Dismissed, ReasonCodes.SessionTakenOver);
        // The wait begins when the uplink has noticed, which takes it a while on a busy machine.
        await UplinkBench.Until(() => !bench.Status.Connected);
        await bench.Pass(TimeSpan.FromSeconds(28));
        Assert.Single(broker.Links);

        await bench.InTime(() => broker.Links.Count == 2, seconds: 60);
    }

    [Fact]
    public async Task Withheld_acknowledgements_cause_no_reconnect_and_are_shown()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => message.Topic.Contains("/evt/", StringComparison.Ordinal) ? null : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 100_000);
        bench.Start();
        await UplinkBench.Until(() => broker.Links.Count == 1 && broker.Links[0].Withheld > 10);

        await bench.Pass(TimeSpan.FromMinutes(10));

        await UplinkBench.Until(() => bench.Status.Problem is not null);
        Assert.Single(broker.Links);
        Assert.InRange(bench.Status.OldestUnacknowledged, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        Assert.Contains("withheld", bench.Status.Problem, StringComparison.Ordinal);
        Assert.InRange(broker.Links[0].Withheld, 10, 100);
    }

    [Fact]
    public async Task A_broker_that_withholds_everything_from_the_start_is_left_alone()
    {
        var broker = new ScriptedBroker { Answer = _ => null, Delivers = false };
        await using var bench = new UplinkBench(broker).Start();
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        await bench.Pass(TimeSpan.FromMinutes(10));
        Assert.Single(broker.Links);

        broker.Answer = _ => 0;
        broker.Delivers = true;
        broker.AnswerWithheld();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 10);
        Assert.Single(broker.Links);
    }

    [Fact]
    public async Task Connected_but_nothing_delivered_is_noticed_said_and_answered_with_a_reconnect()
    {
        var broker = new ScriptedBroker();
        await using var bench = new UplinkBench(broker).Start();
        await UplinkBench.Until(() => bench.Status.Connected && broker.Retained(UplinkBench.Topics.Meta) is not null);

        broker.Delivers = false;
        await bench.InTime(() => !bench.Status.Connected, seconds: 120);
        Assert.Contains("did not come back", bench.Status.Problem, StringComparison.Ordinal);
        broker.Delivers = true;

        await bench.InTime(() => bench.Status.Connected && bench.Status.Problem is null);
    }

    [Fact]
    public async Task Without_the_right_to_read_its_own_status_the_box_hands_over_all_the_same_and_says_so()
    {
        var broker = new ScriptedBroker { Grant = _ => ReasonCodes.NotAuthorised };
        await using var bench = new UplinkBench(broker).Start();
        bench.Outbox.Add(EventKinds.TagArrived, 10);

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 10);
        await bench.Pass(TimeSpan.FromMinutes(5));

        await UplinkBench.Until(() => bench.Status.Problem is not null);
        Assert.Single(broker.Links);
        Assert.Contains("read", bench.Status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_silently_never_delivers_is_served_after_a_few_reconnects()
    {
        var broker = new ScriptedBroker { Delivers = false };
        await using var bench = new UplinkBench(broker).Start();
        bench.Outbox.Add(EventKinds.TagArrived, 10);

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 10);
        await bench.Pass(TimeSpan.FromMinutes(30));

        await UplinkBench.Until(() => bench.Status is { Connected: true, Problem: not null });
        Assert.InRange(broker.Links.Count, 1, 3);
        Assert.Contains("right to read", bench.Status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_is_retained_periodic_and_the_will_says_offline()
    {
        await using var bench = new UplinkBench().Start();
        var topic = UplinkBench.Topics.Status;
        await UplinkBench.Until(() => bench.Broker.Retained(topic) is not null);
        var status = bench.Broker.Retained(topic)!;
        Assert.Contains("\"state\":\"online\"", status, StringComparison.Ordinal);
        Assert.Contains("\"version\":\"1.2.3\"", status, StringComparison.Ordinal);
        Assert.Contains("\"clock\":\"estimated\"", status, StringComparison.Ordinal);
        Assert.Contains("\"queueDepth\":0", status, StringComparison.Ordinal);

        await bench.InTime(() => bench.Broker.Retained(topic)!.Contains("\"beat\":4", StringComparison.Ordinal));
        bench.Broker.CutLine();

        var will = bench.Broker.Retained(topic)!;
        Assert.Contains("\"state\":\"offline\"", will, StringComparison.Ordinal);
        Assert.DoesNotContain("queueDepth", will, StringComparison.Ordinal);
        await bench.InTime(
            () => bench.Broker.Retained(topic)!.Contains("\"state\":\"online\"", StringComparison.Ordinal));
        Assert.Contains("dock-reader", bench.Broker.Retained(UplinkBench.Topics.Meta), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wanted_stop_says_stopped_and_leaves_the_mark()
    {
        await using var bench = new UplinkBench().Start();
        bench.Outbox.Add(EventKinds.TagArrived, 7);
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 7);

        await bench.StopAsync();

        Assert.Contains(
            "\"state\":\"stopped\"", bench.Broker.Retained(UplinkBench.Topics.Status), StringComparison.Ordinal);
        Assert.Contains("\"normal\":7", bench.Broker.Retained(UplinkBench.Topics.HandedOver), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_will_of_an_older_connection_is_corrected()
    {
        await using var bench = new UplinkBench().Start();
        var topic = UplinkBench.Topics.Status;
        await UplinkBench.Until(() => bench.Broker.Retained(UplinkBench.Topics.Meta) is not null);
        var late = bench.Broker.Retained(topic)!
            .Replace("\"online\"", "\"offline\"", StringComparison.Ordinal)
            .Replace("\"connection\":\"", "\"connection\":\"older-", StringComparison.Ordinal);
        bench.Broker.Retain(topic, late);

        bench.Broker.Deliver(topic, late);

        await UplinkBench.Until(
            () => bench.Broker.Retained(topic)!.Contains("\"state\":\"online\"", StringComparison.Ordinal));
    }

    private static LinkRefusal Refusal(RefusalKind kind) => new("The door is closed.", kind);
}
