// Rollups travel as retained arrays of flat rows.
using System.Text;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class RollupTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_rows_of_a_period_are_one_retained_array_with_their_revisions()
    {
        await using var bench = new UplinkBench();
        bench.Outbox.AddRollup(Row("dock", Noon, 5));
        bench.Outbox.AddRollup(Row("floor", Noon, 9), revision: 2);
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.RollupsWaiting == 0);

        Assert.Equal(
            """[{"zone":"dock","tags":5,"revision":1},{"zone":"floor","tags":9,"revision":2}]""",
            bench.Broker.Retained(UplinkBench.Topics.Rollup("zone-stock", "1m")));
    }

    [Fact]
    public async Task A_late_revision_of_an_older_period_is_sent_but_does_not_replace_the_latest()
    {
        await using var bench = new UplinkBench().Start();
        bench.Outbox.AddRollup(Row("dock", Noon.AddMinutes(1), 6));
        await UplinkBench.Until(() => bench.Outbox.RollupsWaiting == 0);

        bench.Outbox.AddRollup(Row("dock", Noon, 4), revision: 2);
        await UplinkBench.Until(() => bench.Outbox.RollupsWaiting == 0);

        Assert.Contains(
            "\"tags\":6",
            bench.Broker.Retained(UplinkBench.Topics.Rollup("zone-stock", "1m")),
            StringComparison.Ordinal);
        Assert.Contains(
            bench.Broker.Messages,
            message => !message.Retain && message.Topic.EndsWith("agg/zone-stock/1m", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rollups_that_the_broker_refuses_are_passed_over_after_three_tries()
    {
        var broker = new ScriptedBroker
        {
            Answer = message =>
                message.Topic.Contains("/agg/", StringComparison.Ordinal) ? ReasonCodes.NotAuthorised : 0,
        };
        await using var bench = new UplinkBench(broker);
        bench.Outbox.AddRollup(Row("dock", Noon, 5));
        bench.Start();

        await UplinkBench.Until(() => bench.Outbox.RollupsWaiting == 0);

        Assert.Equal(3, bench.Status.Refused);
    }

    private static Rollup Row(string zone, DateTimeOffset start, int tags) => new(
        "zone-stock",
        "1m",
        zone,
        start,
        start.AddMinutes(1),
        Encoding.UTF8.GetBytes($$"""{"zone":"{{zone}}","tags":{{tags}}}"""));
}
