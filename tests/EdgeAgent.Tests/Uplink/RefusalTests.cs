// Messages that the broker does not take: tried again, cut in two, set aside; never in the way of others.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class RefusalTests
{
    [Fact]
    public async Task A_refused_topic_is_tried_three_times_then_its_events_are_set_aside_and_others_flow()
    {
        var broker = new ScriptedBroker { Answer = message => IsMoved(message) ? ReasonCodes.NotAuthorised : 0 };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagMoved, 3);
        bench.Outbox.Add(EventKinds.TagArrived, 5);
        bench.Start();
        await UplinkBench.Until(() => broker.Sequences.Length == 5);

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 8);

        Assert.Equal([1L, 2, 3], bench.Outbox.SetAside.Select(one => one.Sequence));
        Assert.All(
            bench.Outbox.SetAside, one => Assert.Contains("not authorised", one.Reason, StringComparison.Ordinal));
        Assert.Equal(3, bench.Status.Refused);
        Assert.Equal(3, bench.Status.Quarantined);
        Assert.Single(broker.Links);
    }

    [Theory]
    [InlineData(ReasonCodes.PacketTooLarge)]
    [InlineData(ReasonCodes.PayloadFormatInvalid)]
    public async Task The_one_event_that_is_refused_is_found_by_cutting_its_message_in_two(int reason)
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => Holds(message, 37) ? reason : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 100);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 100);

        Assert.Equal(37, Assert.Single(bench.Outbox.SetAside).Sequence);
        Assert.Equal(99, broker.Sequences.Distinct().Count());
        Assert.Single(broker.Links);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(131)]
    [InlineData(ReasonCodes.QuotaExceeded)]
    public async Task A_refusal_that_may_pass_is_waited_out(int reason)
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => message.Topic.Contains("/evt/", StringComparison.Ordinal) ? reason : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 250);
        bench.Start();
        await bench.InTime(() => bench.Status.Refused >= 40);
        Assert.Empty(bench.Outbox.SetAside);

        broker.Answer = _ => 0;
        await bench.InTime(() => bench.Outbox.Cursors.Normal == 250);

        Assert.Equal(250, broker.Sequences.Length);
        Assert.Single(broker.Links);
    }

    [Fact]
    public async Task Urgent_events_flow_while_every_other_topic_is_refused_for_now()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message =>
            message.Topic.Contains("tag-arrived", StringComparison.Ordinal) ? ReasonCodes.QuotaExceeded : 0;
        await using var bench = new UplinkBench(broker);
        bench.Options = bench.Options with { Window = 10, BatchEvents = 1 };
        bench.Outbox.Add(EventKinds.TagArrived, 500);
        bench.Start();
        await UplinkBench.Until(() => bench.Status.Refused >= 6);

        bench.Outbox.Add(EventKinds.DeviceLost, 5);

        await UplinkBench.Until(() => bench.Outbox.Cursors.Urgent == 505);
        Assert.Equal(0, bench.Outbox.Cursors.Normal);
    }

    [Fact]
    public async Task A_suspect_that_the_outbox_has_given_up_does_not_slow_the_others_for_ever()
    {
        var broker = new ScriptedBroker { Kills = message => Holds(message, 1) };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.DeviceLost);
        bench.Start();
        await UplinkBench.Until(() => broker.Links.Count == 1 && broker.Links[0].Loss is not null);
        await bench.Outbox.SetAsideAsync(1, "given up", CancellationToken.None);
        broker.Answer = message => message.Topic.Contains("/evt/", StringComparison.Ordinal) ? null : 0;

        bench.Outbox.Add(EventKinds.TagArrived, 5_000);

        await bench.InTime(() => broker.Links.Count == 2 && broker.Links[1].Withheld > 1);
    }

    [Fact]
    public async Task One_message_that_is_always_refused_for_now_while_others_pass_is_set_aside_in_the_end()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => Holds(message, 5) ? 131 : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        bench.Start();

        for (var minute = 0; minute < 60 && bench.Outbox.SetAside.Count == 0; minute++)
        {
            bench.Outbox.Add(EventKinds.TagMoved);
            await bench.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(5, Assert.Single(bench.Outbox.SetAside).Sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_000)]
    public async Task An_event_that_ends_the_connection_is_found_and_set_aside_within_few_disconnects(int events)
    {
        var poison = (events / 2) + 1;
        var broker = new ScriptedBroker();
        broker.Kills = message => Holds(message, poison);
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, events);
        bench.Outbox.Add(EventKinds.DeviceLost, 5);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Status.Waiting == 0, seconds: 1_200);

        Assert.Equal(poison, Assert.Single(bench.Outbox.SetAside).Sequence);
        Assert.Equal(events - 1 + 5, broker.Sequences.Distinct().Count());
        Assert.InRange(broker.Links.Count, 3, 6);
    }

    [Fact]
    public async Task An_event_that_is_refused_just_before_the_connection_ends_is_found_and_set_aside()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => Holds(message, 7) ? ReasonCodes.NotAuthorised : 0;
        broker.AnswersAndCloses = message => Holds(message, 7);
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 20);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 20, seconds: 1_200);

        Assert.Equal(7, Assert.Single(bench.Outbox.SetAside).Sequence);
        Assert.Equal(19, broker.Sequences.Distinct().Count());
        Assert.InRange(broker.Links.Count, 2, 6);
    }

    [Fact]
    public async Task A_line_that_dies_young_with_its_first_event_each_time_condemns_no_event()
    {
        var broker = new ScriptedBroker();
        await using var bench = new UplinkBench(broker);
        var born = bench.Time.GetTimestamp();
        broker.Door = _ =>
        {
            born = bench.Time.GetTimestamp();
            return null;
        };
        broker.Kills = message =>
            message.Topic.Contains("/evt/", StringComparison.Ordinal)
            && bench.Time.GetElapsedTime(born) < TimeSpan.FromSeconds(1);
        bench.Outbox.Add(EventKinds.TagArrived);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 1);

        Assert.Empty(bench.Outbox.SetAside);
        Assert.Equal([1L], broker.Sequences);
    }

    [Theory]
    [InlineData(20L, 150L)]
    [InlineData(150L, 151L)]
    [InlineData(1L, 2L, 3L, 160L, 300L)]
    public async Task Several_events_that_end_the_connection_are_all_found(params long[] poison)
    {
        var broker = new ScriptedBroker();
        broker.Kills = message => poison.Any(one => Holds(message, one));
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 300);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 300, seconds: 1_200);

        Assert.Equal(poison, bench.Outbox.SetAside.Select(one => one.Sequence).Order());
        Assert.Equal(300 - poison.Length, broker.Sequences.Distinct().Count());
        Assert.InRange(broker.Links.Count, 2, 6 * poison.Length);
    }

    [Fact]
    public async Task A_broker_that_takes_nothing_at_all_says_nothing_about_an_event()
    {
        var broker = new ScriptedBroker { Kills = _ => true };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived);
        bench.Start();
        await bench.InTime(() => broker.Links.Count > 20, seconds: 3_600);

        broker.Kills = _ => false;
        await bench.InTime(() => bench.Outbox.Cursors.Normal == 1);

        Assert.Empty(bench.Outbox.SetAside);
    }

    [Fact]
    public async Task A_line_that_falls_silent_splits_messages_but_condemns_no_event()
    {
        var broker = new ScriptedBroker { KillCause = LossCause.Silent };
        broker.Kills = message =>
            message.Payload.Length > 1_000 && message.Topic.Contains("/evt/", StringComparison.Ordinal);
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 10, dataBytes: 200);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 10, seconds: 1_200);

        Assert.Empty(bench.Outbox.SetAside);
        Assert.Equal(10, broker.Sequences.Distinct().Count());
    }

    [Fact]
    public async Task The_news_of_a_quarantine_does_not_breed_more_of_them()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message =>
            message.Topic.Contains("/evt/", StringComparison.Ordinal) ? ReasonCodes.NotAuthorised : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.TellsOfQuarantine = true;
        bench.Outbox.Add(EventKinds.TagArrived, 4);
        bench.Start();

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 8);
        await bench.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(8, bench.Outbox.LastSequence);
        Assert.Equal(4, bench.Outbox.SetAside.Count);
    }

    private static bool IsMoved(OutgoingMessage message) =>
        message.Topic.Contains("tag-moved", StringComparison.Ordinal);

    private static bool Holds(OutgoingMessage message, long sequence) =>
        message.Topic.Contains("/evt/", StringComparison.Ordinal)
        && StoreEventJson.Read(message.Payload).Any(one => one.Place.Sequence == sequence);
}
