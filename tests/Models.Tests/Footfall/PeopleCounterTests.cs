// The whole counter on made-up detections: confirmation, gaps, jumps and cuts.
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class PeopleCounterTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly CountingLine Door = new("door", new PixelPoint(200, 0), new PixelPoint(200, 400));
    private static readonly Zone Shelf = new("shelf", [new(100, 0), new(400, 0), new(400, 400), new(100, 400)]);

    private readonly PeopleCounter _counter = new([Door], [Shelf], 600, PeopleCounter.Tracking);
    private readonly List<LineCrossing> _crossings = [];
    private readonly List<ZoneVisit> _visits = [];

    [Fact]
    public void A_crossing_before_the_confirmation_is_counted_at_the_confirmation()
    {
        See(1, 0.1, 212);
        See(2, 0.2, 191);
        Assert.Empty(_crossings);
        See(3, 0.3, 171);
        Assert.Equal(new LineCrossing(0, Direction.In, 1, 2, Start.AddSeconds(0.2)), Assert.Single(_crossings));
    }

    [Fact]
    public void Who_is_hidden_on_the_line_is_counted_when_he_comes_out()
    {
        for (var i = 0; i < 25; i++)
        {
            if (i is > 8 and < 15) See(i, i / 10.0);
            else See(i, i / 10.0, 290 - (8 * i));
        }

        Assert.Single(_crossings);
    }

    [Theory]
    [InlineData(100, 30.0, Interruption.Stalled)]
    [InlineData(6, 0.3, Interruption.JumpedBack)]
    [InlineData(3, 2.0, Interruption.JumpedBack)]
    public void No_count_is_made_of_a_jump(long number, double seconds, Interruption expected)
    {
        for (var i = 1; i <= 5; i++) See(i, i / 10.0, 230);
        See(number, seconds, 170);
        Assert.Equal(expected, _counter.Interruption);
        for (var i = 1; i < 5; i++) See(number + i, seconds + (i / 10.0), 170);
        Assert.Empty(_crossings);
        Assert.Equal(Interruption.None, _counter.Interruption);
    }

    [Fact]
    public void No_count_is_made_of_a_cut()
    {
        for (var i = 1; i <= 5; i++) See(i, i / 10.0, 230);
        _counter.Update([Person(170)], Start.AddSeconds(0.6), 6, sceneChanged: true);
        Assert.Equal(Interruption.SceneChanged, _counter.Interruption);
        for (var i = 7; i < 12; i++) See(i, i / 10.0, 170);
        Assert.Empty(_crossings);
    }

    [Fact]
    public void Frames_that_were_left_out_are_no_interruption()
    {
        for (var i = 1; i <= 12; i++) See(2 * i, 0.2 * i, 300 - (14 * i));
        Assert.Single(_crossings);
    }

    [Fact]
    public void A_stay_in_a_zone_is_a_visit_with_its_dwell()
    {
        for (var i = 0; i <= 50; i++) See(i, i / 10.0, 300);
        Assert.Equal(1, _counter.Inside(0));
        for (var i = 51; i < 90; i++) See(i, i / 10.0);
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Single(_visits).Dwell);
        Assert.Equal(0, _counter.Inside(0));
    }

    private void See(long number, double seconds, params float[] places)
    {
        _counter.Update([.. places.Select(Person)], Start.AddSeconds(seconds), number);
        _crossings.AddRange(_counter.Crossings);
        _visits.AddRange(_counter.Visits);
    }

    private static Detection Person(float x) => new(new PixelBox(x - 15, 150, 30, 80), 0.9f);
}
