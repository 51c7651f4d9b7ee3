// The stock of each zone, minute by minute.
using System.Text;
using System.Text.Json;
using EdgeAgent.Insights.Tags;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public class StockTests
{
    private static readonly ZoneOptions Staying = Options with { DepartAfter = TimeSpan.FromHours(1) };

    [Fact]
    public void Each_zone_has_a_row_each_minute_with_tags_and_different_items()
    {
        var bench = new TrackerBench(Staying).Read(1, count: 2).Read(2, count: 2).Read(3, Floor, count: 2).Wait(60);
        Assert.Equal(
            "{'tenant':'demo','store':'0042','box':'box-1','zone':'dock','metric':'zone-stock',"
            + "'start':'2026-03-01T12:00:00Z','end':'2026-03-01T12:01:00Z','complete':1,'tags':2,'items':1}",
            Encoding.UTF8.GetString(bench.Rollups[0].Values.Span).Replace('"', '\''));
        Assert.Equal(
            [(Dock, 2, 1), (Floor, 1, 1)], bench.Rollups.Select(Row).Select(row => (row.Zone, row.Tags, row.Items)));
        Assert.All(bench.Rollups, rollup => Assert.Equal(("zone-stock", "1m"), (rollup.Metric, rollup.Period)));
        Assert.Equal(bench.Rollups[0].End, bench.Wait(60).Rollups[2].Start);
    }

    [Fact]
    public void Moves_and_departures_change_the_stock()
    {
        var bench = new TrackerBench().Read(1, Dock, -70, 2).Read(2, Dock, -70, 2).Read(1, Floor, -40, 2).Wait(60);
        Assert.Equal([0, 0], bench.Rollups.Select(Row).Select(row => row.Tags));
        bench = new TrackerBench(Staying).Read(1, Dock, -70, 2).Read(2, Dock, -70, 2).Read(1, Floor, -40, 2).Wait(60);
        Assert.Equal([(1, 1), (1, 1)], bench.Rollups.Select(Row).Select(row => (row.Tags, row.Items)));
    }

    [Fact]
    public void A_minute_is_complete_for_the_share_that_every_reader_of_the_zone_reported()
    {
        var bench = new TrackerBench(Staying).Read(1, count: 2).Read(2, Floor, count: 2, device: "reader-2");
        bench.Wait(15).Tracker.DeviceLost(Reader);
        bench.Wait(30).Tracker.DeviceBack(Reader);
        bench.Wait(15);
        Assert.Equal([0.5, 1], bench.Rollups.Select(Row).Select(row => row.Complete));
        bench.Tracker.DeviceLost(Reader);
        bench.Wait(120);
        Assert.Equal([0.0, 1, 0, 1], bench.Rollups.Skip(2).Select(Row).Select(row => row.Complete));
        Assert.Equal(1, Row(bench.Rollups[^2]).Tags);
    }

    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    public void A_jump_of_the_clock_closes_the_minute_that_ran_and_makes_no_rows_for_those_leapt_over(int days)
    {
        var bench = new TrackerBench(Staying).Read(1, count: 2).Wait(30);
        bench.Time.JumpWallClock(TimeSpan.FromDays(days));
        bench.Wait(1);
        Assert.Equal(2, bench.Rollups.Count);
        Assert.Equal(0.52, Row(bench.Rollups[0]).Complete);
        Assert.Equal(4, bench.Wait(30).Rollups.Count);
    }

    private static ZoneStockRow Row(global::EdgeAgent.Outbox.Rollup rollup) =>
        JsonSerializer.Deserialize(rollup.Values.Span, ZoneStockJson.Default.ZoneStockRow)!;
}
