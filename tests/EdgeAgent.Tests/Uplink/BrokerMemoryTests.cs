// A broker that was killed may come back with an old memory, or none: what it forgot is handed over again.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class BrokerMemoryTests
{
    [Fact]
    public async Task A_line_that_is_cut_while_the_broker_lives_costs_no_second_sending()
    {
        await using var bench = new UplinkBench().Start();
        await Acknowledged(bench, 100);

        bench.Broker.CutLine();
        await Acknowledged(bench, 100);

        Assert.Equal(200, bench.Broker.Sequences.Length);
        Assert.Empty(bench.Outbox.HandedOverAgain);
    }

    [Fact]
    public async Task A_broker_that_forgot_everything_gets_the_last_hour_again_and_once_more_for_late_subscribers()
    {
        await using var bench = new UplinkBench();
        bench.Outbox.Add(EventKinds.TagArrived, 30, age: TimeSpan.FromHours(3));
        bench.Start();
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 30);
        await Acknowledged(bench, 70);

        bench.Broker.DieAndRemember(new Dictionary<string, byte[]>());
        await bench.InTime(() => bench.Broker.Sequences.Length == 170);
        Assert.Equal([(Priority.Normal, 30L)], bench.Outbox.HandedOverAgain);
        await Acknowledged(bench, 5);
        await bench.InTime(() => bench.Broker.Sequences.Length == 170 + 5 + 75);

        Assert.Equal([(Priority.Normal, 30L), (Priority.Normal, 30L)], bench.Outbox.HandedOverAgain);
        await bench.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(250, bench.Broker.Sequences.Length);
        Assert.Equal(105, bench.Outbox.Cursors.Normal);
    }

    [Fact]
    public async Task A_broker_that_came_back_with_an_old_memory_gets_what_followed_its_mark_again()
    {
        await using var bench = new UplinkBench().Start();
        await Acknowledged(bench, 40);
        await bench.InTime(
            () => bench.Broker.Retained(UplinkBench.Topics.HandedOver)?.Contains("\"normal\":40") == true);
        var disk = bench.Broker.Snapshot();
        await Acknowledged(bench, 60);
        await bench.InTime(() => bench.Broker.Retained(UplinkBench.Topics.HandedOver)!.Contains("\"normal\":100"));

        bench.Broker.DieAndRemember(disk);
        await bench.InTime(() => bench.Broker.Sequences.Length == 160);

        Assert.Equal((Priority.Normal, 40L), bench.Outbox.HandedOverAgain[0]);
        Assert.All(bench.Broker.Events.Skip(100), one => Assert.True(one.Event.Historical));
    }

    [Fact]
    public async Task While_a_loss_settles_the_mark_stays_where_it_is_certain_so_that_a_second_kill_loses_nothing()
    {
        await using var bench = new UplinkBench().Start();
        await Acknowledged(bench, 40);
        await bench.InTime(
            () => bench.Broker.Retained(UplinkBench.Topics.HandedOver)?.Contains("\"normal\":40") == true);
        bench.Broker.DieAndRemember(new Dictionary<string, byte[]>());
        await bench.InTime(() => bench.Broker.Sequences.Length == 80);

        Assert.DoesNotContain(
            "\"normal\":40", bench.Broker.Retained(UplinkBench.Topics.HandedOver) ?? "", StringComparison.Ordinal);

        await bench.InTime(() => bench.Broker.Sequences.Length == 120);
        await bench.InTime(() => bench.Broker.Retained(UplinkBench.Topics.HandedOver)!.Contains("\"normal\":40"));
    }

    [Fact]
    public async Task After_a_start_of_the_agent_only_what_followed_the_mark_is_sent_again()
    {
        var broker = new ScriptedBroker();
        await using var before = new UplinkBench(broker);
        before.Start();
        await Acknowledged(before, 40);
        await before.StopAsync();
        broker.Retain(UplinkBench.Topics.HandedOver, "{\"epoch\":\"e1\",\"low\":0,\"normal\":25,\"urgent\":0}");

        await using var after = new UplinkBench(broker, before.Outbox, before.Time).Start();
        await UplinkBench.Until(() => broker.Sequences.Length == 55);

        Assert.Equal([(Priority.Normal, 25L)], before.Outbox.HandedOverAgain);
    }

    [Fact]
    public async Task A_mark_of_another_epoch_counts_as_none()
    {
        var broker = new ScriptedBroker();
        broker.Retain(
            UplinkBench.Topics.HandedOver, "{\"epoch\":\"older\",\"low\":9000,\"normal\":9000,\"urgent\":9000}");
        await using var bench = new UplinkBench(broker);
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        bench.Outbox.HandedOver(Priority.Normal, 10);
        bench.Start();

        await UplinkBench.Until(() => broker.Sequences.Length == 10);

        Assert.Equal([(Priority.Normal, 0L)], bench.Outbox.HandedOverAgain);
    }

    [Fact]
    public async Task A_broker_that_hides_the_mark_costs_one_repetition_not_one_at_each_reconnect()
    {
        var broker = new ScriptedBroker();
        broker.Answer = message => message.Topic == UplinkBench.Topics.HandedOver ? ReasonCodes.NotAuthorised : 0;
        await using var bench = new UplinkBench(broker).Start();
        await Acknowledged(bench, 10);
        for (var round = 2; round <= 6; round++)
        {
            broker.CutLine();
            await bench.InTime(() => broker.Links.Count == round && bench.Status.Connected);
            await bench.Pass(TimeSpan.FromMinutes(2));
        }

        Assert.InRange(broker.Sequences.Length, 10, 30);
    }

    private static async Task Acknowledged(UplinkBench bench, int count)
    {
        var last = bench.Outbox.Add(EventKinds.TagArrived, count);
        await bench.InTime(() => bench.Outbox.Cursors.Normal == last);
    }
}
