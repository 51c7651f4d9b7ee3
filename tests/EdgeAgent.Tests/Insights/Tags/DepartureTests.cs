// When a tag is believed to be gone, and what keeps it from that.
using EdgeAgent.Contracts.Events;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public class DepartureTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public void A_departure_has_the_time_of_the_last_read()
    {
        var bench = new TrackerBench().Read(1, count: 2).Wait(20).Read(1);
        var last = bench.Time.GetUtcNow();
        bench.Wait(29);
        Assert.Equal("arrived", bench.Story);
        bench.Wait(3);
        Assert.Equal("arrived departed", bench.Story);
        Assert.Equal((last, last), (bench.Departed(1).LastSeen, bench.Events[1].Time));
        Assert.Equal((Dock, 20.0), (bench.Departed(1).Zone, bench.Departed(1).DwellS));
        Assert.Equal(0, bench.Tracker.Figures.Live);
    }

    [Fact]
    public void A_tag_that_comes_back_arrives_again() =>
        Assert.Equal("arrived departed arrived", new TrackerBench().Read(1, count: 2).Wait(40).Read(1, count: 2).Story);

    [Fact]
    public void The_dwell_after_a_move_is_that_of_the_last_zone()
    {
        var bench = new TrackerBench().Read(1, Dock, -70, 2).Wait(10).Read(1, Floor, -50, 2);
        bench.Wait(5).Read(1, Floor).Wait(40);
        Assert.Equal("arrived moved departed", bench.Story);
        Assert.Equal((Floor, 5.0), (bench.Departed(2).Zone, bench.Departed(2).DwellS));
    }

    [Fact]
    public void A_shorter_time_out_of_the_new_zone_counts_from_the_move()
    {
        var bench = new TrackerBench(Options with { DepartAfter = TimeSpan.FromMinutes(5) });
        bench.Read(1, Dock, -70, 2).Read(1, "exit", -40, 3).Wait(60);
        Assert.Equal("arrived moved", bench.Story);
        Assert.Equal("arrived moved departed", bench.Wait(62).Story);
    }

    [Fact]
    public void No_tag_departs_while_the_reader_that_saw_it_is_away()
    {
        var bench = new TrackerBench().Read(1, count: 2).Read(2, count: 2, device: "reader-2");
        bench.Tracker.DeviceLost(Reader);
        bench.Wait(3600);
        Assert.Equal("arrived arrived departed", bench.Story);
        Assert.Equal("reader-2", bench.Events[2].Device);
        Assert.Equal((1, 1), (bench.Tracker.Figures.Live, bench.Tracker.Figures.Unknown));
    }

    [Fact]
    public void After_a_reader_is_back_its_tags_have_the_full_time_out()
    {
        var bench = new TrackerBench().Read(1, count: 2);
        bench.Tracker.DeviceLost(Reader);
        bench.Wait(3600);
        bench.Tracker.DeviceBack(Reader);
        bench.Wait(29);
        Assert.Equal("arrived", bench.Story);
        Assert.Equal("arrived departed", bench.Wait(3).Story);
        Assert.Equal(bench.Events[0].Time, bench.Events[1].Time);
    }

    [Fact]
    public void Reads_that_a_reader_held_back_count_at_their_own_time()
    {
        var bench = new TrackerBench().Read(1, count: 2);
        bench.Tracker.DeviceLost(Reader);
        bench.Wait(3600);
        bench.Tracker.DeviceBack(Reader);
        var seen = bench.NowUs - 1_800_000_000;
        bench.Read(1, atUs: seen).Read(2, count: 2, atUs: seen).Read(1, atUs: seen - 60_000_000).Wait(40);
        Assert.Equal("arrived arrived departed departed", bench.Story);
        Assert.Equal(seen, Us(bench.Arrived(1).FirstSeen));
        Assert.All(bench.Events.Skip(2), departed => Assert.Equal(seen, Us(departed.Time)));
        Assert.Equal(0, bench.Tracker.Figures.ClockSteps);
    }

    [Fact]
    public void Reads_out_of_order_never_move_time_or_place_backwards()
    {
        var bench = new TrackerBench().Read(1, Dock, -60, 2).Wait(10).Read(1, Dock, -60);
        var last = bench.NowUs;
        bench.Read(1, Floor, -20, 50, atUs: last - 8_000_000).Read(1, Dock, -60, atUs: last - 1_000_000).Wait(40);
        Assert.Equal("arrived departed", bench.Story);
        Assert.Equal(last, Us(bench.Departed(1).LastSeen));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_wall_clock_that_jumps_a_year_neither_departs_tags_nor_keeps_them(int years)
    {
        var bench = new TrackerBench().Read(1, count: 2).Read(2, count: 2).Wait(1);
        bench.Time.JumpWallClock(Year * years);
        for (var second = 0; second < 60; second += 10) bench.Read(1).Wait(10);
        Assert.Equal("arrived arrived departed", bench.Story);
        Assert.Contains("0002", bench.Departed(2).Epc, StringComparison.Ordinal);
        Assert.Equal(ClockState.Estimated, bench.Events[2].Clock);
        Assert.Equal(1, bench.Tracker.Figures.ClockSteps);
        var last = bench.NowUs - 10_000_000;
        bench.Wait(40);
        Assert.Equal((last, 51.0), (Us(bench.Departed(3).LastSeen), bench.Departed(3).DwellS));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Moves_go_on_after_a_jump_of_the_clock(int years)
    {
        var bench = new TrackerBench().Read(1, Dock, -60, 2);
        bench.Time.JumpWallClock(Year * years);
        bench.Read(1, Floor, -57, 3);
        Assert.Equal("arrived", bench.Story);
        Assert.Equal("arrived moved", bench.Read(1, Floor, -40, 20).Story);
    }

    [Fact]
    public void At_the_limit_the_tag_nearest_to_its_departure_departs_early()
    {
        var bench = new TrackerBench(Options with { DepartAfter = TimeSpan.FromMinutes(10) }, limit: 100);
        for (var serial = 0; serial < 100; serial++) bench.Wait(1).Read(serial, count: 2);
        bench.Read(0).Wait(1);
        Assert.Null(bench.Tracker.Problem);
        bench.Read(100, count: 2);
        Assert.Equal(102, bench.Events.Count);
        Assert.EndsWith("0001", bench.Departed(100).Epc, StringComparison.Ordinal);
        Assert.EndsWith("0064", bench.Arrived(101).Epc, StringComparison.Ordinal);
        Assert.Equal((100, 1), (bench.Tracker.Figures.Live, bench.Tracker.Figures.DepartedEarly));
        Assert.Contains("its limit is 100: 1 departed early", bench.Tracker.Problem, StringComparison.Ordinal);
        bench.Tracker.DeviceLost(Reader);
        Assert.Null(bench.Wait(601).Tracker.Problem);
    }

    [Fact]
    public void At_the_limit_there_is_room_even_where_every_reader_is_away()
    {
        var bench = new TrackerBench(limit: 100);
        for (var serial = 0; serial < 100; serial++) bench.Read(serial, count: 2);
        bench.Tracker.DeviceLost(Reader);
        bench.Wait(3600).Read(100, count: 2, device: "reader-2");
        Assert.Equal((100, 99), (bench.Tracker.Figures.Live, bench.Tracker.Figures.Unknown));
    }
}
