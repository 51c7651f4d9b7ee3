// When a tag is believed to be there.
using EdgeAgent.Contracts.Events;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public class ArrivalTests
{
    [Fact]
    public void A_stray_read_is_no_arrival_and_is_forgotten()
    {
        var bench = new TrackerBench().Read(1).Wait(10);
        Assert.Empty(bench.Events);
        var figures = bench.Tracker.Figures;
        Assert.Equal((0, 0, 1), (figures.Live, figures.Candidates, figures.Strays));
    }

    [Fact]
    public void Enough_reads_are_an_arrival_at_the_time_of_the_first()
    {
        var bench = new TrackerBench();
        var first = bench.Time.GetUtcNow();
        bench.Read(1, dbm: -61, antenna: 3).Wait(1).Read(1, dbm: -59, antenna: 4);
        Assert.Equal("arrived", bench.Story);
        var arrived = bench.Arrived(0);
        Assert.Equal(("3074257BF7194E4000000001", "80614141123458", "1"), (arrived.Epc, arrived.Gtin, arrived.Serial));
        Assert.Equal("urn:epc:id:sgtin:0614141.812345.1", arrived.Uri);
        Assert.Equal((Dock, -60.0, 4, 2), (arrived.Zone, arrived.RssiDbm, arrived.Antenna, arrived.Reads));
        Assert.Equal((first, first), (arrived.FirstSeen, bench.Events[0].Time));
        Assert.Equal((Reader, ClockState.Synced), (bench.Events[0].Device, bench.Events[0].Clock));
    }

    [Fact]
    public void Reads_that_a_reader_merged_into_one_row_all_count() =>
        Assert.Equal("arrived", new TrackerBench().Read(1, count: 2).Story);

    [Fact]
    public void Reads_outside_the_window_do_not_add_up()
    {
        var bench = new TrackerBench();
        for (var round = 0; round < 10; round++) bench.Read(1).Wait(6);
        Assert.Empty(bench.Events);
    }

    [Fact]
    public void A_merged_row_that_is_longer_than_the_window_counts_only_what_falls_into_it() =>
        Assert.Empty(new TrackerBench().Read(1, count: 2, spanUs: 60_000_000).Events);

    [Fact]
    public void A_dwell_is_an_arrival_too()
    {
        var bench = new TrackerBench(Options with { MinimumReads = 100, MinimumDwell = TimeSpan.FromSeconds(2) });
        bench.Read(1).Wait(1).Read(1);
        Assert.Empty(bench.Events);
        Assert.Equal("arrived", bench.Wait(1).Read(1).Story);
    }

    [Fact]
    public void The_zone_that_hears_it_best_gets_it()
    {
        var bench = new TrackerBench(Options with { MinimumReads = 4 });
        bench.Read(1, Dock, -70).Read(1, Dock, -70).Read(1, Floor, -55).Read(1, Dock, -70);
        Assert.Equal(Floor, bench.Arrived(0).Zone);
    }

    [Fact]
    public void Readers_without_signal_strength_work_by_count()
    {
        var bench = new TrackerBench(Options with { MinimumReads = 3 });
        bench.Read(1, Dock, null).Read(1, Floor, null).Read(1, Floor, null);
        Assert.Equal(Floor, bench.Arrived(0).Zone);
        Assert.Null(bench.Arrived(0).RssiDbm);
    }

    [Fact]
    public void An_estimated_clock_is_said_in_the_event() => Assert.Equal(
        ClockState.Estimated, new TrackerBench().Read(1, count: 2, estimated: true).Events[0].Clock);

    [Fact]
    public void A_zone_that_the_config_does_not_name_has_the_standard_rules()
    {
        var bench = new TrackerBench().Read(1, "car-park", count: 2);
        Assert.Empty(bench.Events);
        Assert.Equal("car-park", bench.Read(1, "car-park").Arrived(0).Zone);
    }
}
