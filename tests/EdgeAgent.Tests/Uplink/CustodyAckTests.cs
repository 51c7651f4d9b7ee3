// HQ's custody messages: obeyed where they can be true, ignored with an alarm where they cannot.
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class CustodyAckTests
{
    [Fact]
    public async Task An_acknowledgement_of_HQ_releases_what_it_covers()
    {
        await using var bench = await Bench();

        bench.Broker.Deliver(UplinkBench.Topics.Ack, """{"epoch":"e1","upto":7}""");
        await UplinkBench.Until(() => bench.Outbox.Released == 7);
        bench.Broker.Deliver(UplinkBench.Topics.Ack, """{"epoch":"e1","upto":7}""");
        bench.Broker.Deliver(UplinkBench.Topics.Ack, """{"epoch":"e1","upto":10}""");
        await UplinkBench.Until(() => bench.Outbox.Released == 10);

        Assert.Equal(0, bench.Status.AcksIgnored);
    }

    [Theory]
    [InlineData("""{"epoch":"e1","upto":11}""", "cloned box")]
    [InlineData("""{"epoch":"e0","upto":5}""", "epoch e0")]
    [InlineData("""{"upto":5}""", "names no epoch")]
    [InlineData("""{"epoch":"e1","upto":2}""", "goes back from 3 to 2")]
    [InlineData("""not json""", "no valid JSON")]
    public async Task An_acknowledgement_that_cannot_be_true_is_ignored_with_an_alarm(string payload, string why)
    {
        await using var bench = await Bench();
        bench.Broker.Deliver(UplinkBench.Topics.Ack, """{"epoch":"e1","upto":3}""");
        await UplinkBench.Until(() => bench.Outbox.Released == 3);

        bench.Broker.Deliver(UplinkBench.Topics.Ack, payload);
        await UplinkBench.Until(() => bench.Status.AcksIgnored == 1);

        Assert.Equal(3, bench.Outbox.Released);
        Assert.Contains(why, bench.Status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_broker_custody_nobody_listens_to_the_ack_topic()
    {
        await using var bench = new UplinkBench().Start();
        await UplinkBench.Until(() => bench.Broker.Retained(UplinkBench.Topics.Meta) is not null);

        Assert.DoesNotContain(UplinkBench.Topics.Ack, bench.Broker.Links[0].Topics);
    }

    private static async Task<UplinkBench> Bench()
    {
        var bench = new UplinkBench();
        bench.Options = bench.Options with { Custody = EdgeAgent.Outbox.Custody.Hq };
        bench.Outbox.Add(EventKinds.TagArrived, 10);
        bench.Start();
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 10);
        return bench;
    }
}
