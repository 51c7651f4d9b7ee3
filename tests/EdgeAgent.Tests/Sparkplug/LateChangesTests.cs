// What happened while no host listened is told afterwards, marked as late, and never without bound.
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class LateChangesTests
{
    [Fact]
    [Statement("tck-id-payloads-ndata-order", "tck-id-payloads-ddata-order")]
    public void Late_changes_come_after_all_births_in_their_order_with_their_own_times()
    {
        var (bench, _) = NodeBench.Born();
        bench.Lose();
        var times = new List<ulong>();
        foreach (var tags in new[] { 5, 6, 4 })
        {
            bench.Store.Zones["floor/women"] = tags;
            bench.Store.Devices["dock-reader"].Observations++;
            Assert.Empty(bench.Look());
            times.Add((ulong)bench.Time.GetUtcNow().ToUnixTimeMilliseconds());
        }

        bench.Connect(4);
        var sent = bench.Look();

        Assert.Equal(["NBIRTH", "DBIRTH", "DBIRTH", "NDATA", "DDATA"], sent.Select(message => message.Verb));
        var late = sent.Skip(3).SelectMany(message => message.Payload.Metrics);
        Assert.All(late, metric => Assert.True(metric.IsHistorical));
        Assert.Equal(
            times.Zip([5u, 6u, 4u], (time, tags) => (time, (MetricValue?)new MetricValue.Whole32(tags))),
            bench.Host.Late
                .Where(change => change.Name == "Zones/floor/women/Tags")
                .Select(change => (change.Time, change.Value)));
        Assert.Equal(3, bench.Host.Late.Count(change => change.Device == "dock-reader"));
        Assert.Empty(bench.Host.Faults);
        Assert.Empty(bench.Look());
    }

    [Fact]
    public void What_was_so_before_the_first_connection_is_no_change()
    {
        var bench = new NodeBench();
        bench.Look();
        bench.Connect(0);

        Assert.DoesNotContain(bench.Look(), message => message.IsData);
    }

    [Fact]
    public void Late_changes_of_a_device_wait_for_its_birth()
    {
        var (bench, _) = NodeBench.Born();
        bench.Lose();
        bench.Store.Devices["gate-camera"].Observations = 8;
        bench.Look();
        bench.Store.Devices["gate-camera"].State = DeviceState.Lost;
        bench.Look();
        bench.Connect(4);

        bench.Look();
        Assert.DoesNotContain(bench.Host.Late, late => late.Device == "gate-camera");
        bench.Store.Devices["gate-camera"].State = DeviceState.Up;
        bench.Look();

        Assert.Contains(bench.Host.Late, late => late.Device == "gate-camera");
        Assert.Empty(bench.Host.Faults);
    }

    [Fact]
    public void Of_a_long_outage_the_newest_changes_are_kept_and_the_rest_is_counted()
    {
        var bench = new NodeBench(history: 300);
        bench.Look();
        for (var minute = 0; minute < 1_000; minute++)
        {
            bench.Store.Waiting++;
            bench.Look();
        }

        Assert.Equal(300, bench.Face.Waiting);
        bench.Connect(0);
        var data = bench.Look().Where(message => message.IsData).ToList();

        Assert.Equal([200, 100], data.Select(message => message.Payload.Metrics.Count));
        Assert.Equal(new MetricValue.Whole64(701), bench.Host.Late[0].Value);
        Assert.Equal(new MetricValue.Whole64(1_000), bench.Host.Late[^1].Value);
        Assert.Empty(bench.Host.Faults);
    }
}
