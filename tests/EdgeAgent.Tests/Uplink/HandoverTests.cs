// Events leave the outbox in the right order, and the cursors move only over what is acknowledged.
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class HandoverTests
{
    private static readonly EventKind Low = new("retail.zone.entered.v1", Priority.Low);

    [Fact]
    public async Task Events_of_every_class_are_taken_and_the_cursors_follow()
    {
        await using var bench = new UplinkBench();
        bench.Outbox.Add(EventKinds.TagArrived, 250);
        bench.Outbox.Add(EventKinds.DeviceLost, 3);
        bench.Outbox.Add(Low, 5);
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.Status.Waiting == 0);

        Assert.Equal(258, bench.Broker.Sequences.Distinct().Count());
        Assert.Equal(258, bench.Broker.Sequences.Length);
        Assert.Equal(new(258, 250, 253), bench.Outbox.Cursors);
        Assert.Equal(258, bench.Status.Acknowledged);
        Assert.All(bench.Broker.Events, one => Assert.False(one.Event.Historical));
    }

    [Fact]
    public async Task A_message_holds_one_kind_and_at_most_a_hundred_events()
    {
        await using var bench = new UplinkBench();
        for (var i = 0; i < 150; i++) bench.Outbox.Add(i % 2 == 0 ? EventKinds.TagArrived : EventKinds.TagMoved);
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.Status.Waiting == 0);

        foreach (var group in bench.Broker.Events.GroupBy(one => one.Topic))
        {
            Assert.Single(group.Select(one => one.Event.Type).Distinct());
            Assert.Equal(
                group.Select(one => one.Event.Place.Sequence).Order(), group.Select(one => one.Event.Place.Sequence));
        }

        Assert.Equal(
            4, bench.Broker.Messages.Count(message => message.Topic.Contains("/evt/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Urgent_events_overtake_a_backlog()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => message.Topic.Contains("tag-arrived", StringComparison.Ordinal) ? null : 0;
        await using var bench = new UplinkBench(broker);
        bench.Options = bench.Options with { Window = 8 };
        bench.Outbox.Add(EventKinds.TagArrived, 5_000);
        bench.Start();
        await UplinkBench.Until(() => broker.Links.Count == 1 && broker.Links[0].Withheld == 4);

        bench.Outbox.Add(EventKinds.DeviceLost);

        await UplinkBench.Until(() => bench.Outbox.Cursors.Urgent == 5_001);
        Assert.Equal(0, bench.Outbox.Cursors.Normal);
    }

    [Fact]
    public async Task The_cursor_waits_at_a_hole()
    {
        var first = true;
        var broker = new ScriptedBroker();
        broker.Answer = message =>
        {
            if (!first || !message.Topic.Contains("/evt/", StringComparison.Ordinal)) return 0;
            first = false;
            return null;
        };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 300);
        bench.Start();
        await UplinkBench.Until(() => broker.Sequences.Length == 200);
        await UplinkBench.Until(() => bench.Status.Acknowledged == 200);
        Assert.Equal(0, bench.Outbox.Cursors.Normal);

        broker.AnswerWithheld();

        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 300);
    }

    [Fact]
    public async Task After_a_lost_line_what_was_not_acknowledged_is_sent_again_and_marked_historical()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => message.Topic.Contains("/evt/", StringComparison.Ordinal) ? null : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        bench.Start();
        await UplinkBench.Until(() => broker.Links.Count == 1 && broker.Links[0].Withheld == 1);

        broker.Answer = _ => 0;
        broker.CutLine();
        await bench.InTime(() => bench.Outbox.Cursors.Normal == 10);

        Assert.Equal(10, broker.Sequences.Length);
        Assert.All(broker.Events, one => Assert.True(one.Event.Historical));
        Assert.Equal(1, bench.Status.Reconnects);
        Assert.Equal(10, bench.Status.Resent);
    }

    [Fact]
    public async Task Events_out_of_an_old_backlog_are_marked_historical()
    {
        await using var bench = new UplinkBench();
        bench.Outbox.Add(EventKinds.TagArrived, age: TimeSpan.FromHours(1));
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.Status.Waiting == 0);

        Assert.True(bench.Broker.Events.Single().Event.Historical);
    }

    [Fact]
    public async Task Fresh_events_share_a_message_for_a_moment_but_urgent_ones_do_not_wait()
    {
        await using var bench = new UplinkBench();
        bench.Options = bench.Options with { BatchWait = TimeSpan.FromSeconds(1) };
        bench.Start();
        await UplinkBench.Until(() => bench.Status.Connected);
        bench.Outbox.Add(EventKinds.TagArrived);
        bench.Outbox.Add(EventKinds.DeviceLost);
        await UplinkBench.Until(() => bench.Outbox.Cursors.Urgent == 2);
        bench.Outbox.Add(EventKinds.TagArrived);
        Assert.Equal(0, bench.Outbox.Cursors.Normal);

        await bench.InTime(() => bench.Outbox.Cursors.Normal == 3);

        Assert.Single(
            bench.Broker.Messages,
            message => message.Topic.EndsWith("evt/retail-tag-arrived", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_brokers_receive_maximum_bounds_the_window()
    {
        var broker = new ScriptedBroker { ReceiveMaximum = 10 };
        broker.Answer = message => message.Topic.Contains("/evt/", StringComparison.Ordinal) ? null : 0;
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 5_000);
        bench.Outbox.Add(EventKinds.DeviceLost, 5_000);
        bench.Start();

        await UplinkBench.Until(() => broker.Links.Count == 1 && broker.Links[0].Withheld == 9);
        await bench.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal(9, broker.Links[0].Withheld);
    }

    [Fact]
    public async Task Messages_stay_below_the_brokers_maximum_packet_size()
    {
        var broker = new ScriptedBroker { MaximumPacketSize = 1_024 };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 50, dataBytes: 200);
        bench.Outbox.Add(EventKinds.TagArrived, 1, dataBytes: 2_000);
        bench.Outbox.Add(EventKinds.TagArrived, 1, dataBytes: 200);
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 52);

        Assert.Equal(51, broker.Sequences.Length);
        Assert.Equal(51, Assert.Single(bench.Outbox.SetAside).Sequence);
        Assert.All(broker.Messages, message => Assert.InRange(message.Payload.Length, 1, 1_024));
    }

    [Fact]
    public async Task A_clock_that_jumps_a_year_changes_nothing()
    {
        await using var bench = new UplinkBench();
        bench.Start();
        await UplinkBench.Until(() => bench.Status.Connected);

        bench.Time.JumpWallClock(TimeSpan.FromDays(365));
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 10);
        bench.Time.JumpWallClock(TimeSpan.FromDays(-730));
        bench.Outbox.Add(EventKinds.TagArrived, 10);

        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 20);
        Assert.Single(bench.Broker.Links);
    }
}
