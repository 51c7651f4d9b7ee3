// A shelf from its readings to its events: what is counted, what is told, and what is only a hand.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Tests.Insights.Sensors;
using Xunit;

namespace EdgeAgent.Tests.Insights.Shelves;

public sealed class ShelfTests : IDisposable
{
    private static readonly SignalName Weight = new("scale", "weight");

    private SensorBench _bench = Bench(new ShelfOptions
    {
        Zone = "floor",
        Weight = Weight,
        ItemWeight = 250,
        Capacity = 12,
        LowAt = 2,
    });

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void The_first_look_tells_what_is_there_and_each_change_is_told_once()
    {
        Lie(items: 8, seconds: 20);
        Assert.Equal(["shelf.changed"], _bench.Kinds);
        var first = Changed();
        Assert.Equal((8, 0.0, 2_000.0), (first.Count ?? -1, first.Delta, first.WeightG ?? -1));
        Assert.Equal(Math.Round(8 / 12.0, 3), first.FillShare);
        Assert.True(first.Confidence > 0.99);

        Lie(items: 6, seconds: 20);
        Assert.Equal((6, -2.0), (Changed().Count ?? -1, Changed().Delta));
        Lie(items: 6, seconds: 600);
        Assert.Equal(2, _bench.Events.Count);
    }

    [Fact]
    public void Low_empty_and_refilled_are_told_once_each_with_how_long_it_was_so()
    {
        Lie(items: 5, seconds: 20);
        Lie(items: 2, seconds: 60);
        Lie(items: 0, seconds: 120);
        Lie(items: 10, seconds: 20);
        Assert.Equal(
            [
                "shelf.changed", "shelf.changed", "shelf.low", "shelf.changed", "shelf.empty", "shelf.changed",
                "shelf.refilled",
            ],
            _bench.Kinds);
        var refilled = _bench.Last(EventKinds.ShelfRefilled, EventDataJson.Default.ShelfStock);
        Assert.Equal(
            ("A3-2", "floor", 10, 2.0),
            (refilled.Slot, refilled.Zone, refilled.Count ?? -1, refilled.Threshold));
        Assert.InRange(refilled.SinceS, 110, 125);
    }

    [Fact]
    public void What_is_taken_in_two_grips_within_a_moment_is_one_change()
    {
        Lie(items: 8, seconds: 20);
        Lie(items: 7, seconds: 1);
        Lie(items: 5, seconds: 20);
        Assert.Equal(
            [8, 5],
            _bench.All(EventKinds.ShelfChanged, EventDataJson.Default.ShelfChanged).Select(one => one.Count ?? -1));
    }

    [Fact]
    public void A_hand_that_rests_on_the_shelf_is_no_event()
    {
        Lie(items: 8, seconds: 30);
        for (var tenth = 0; tenth < 100; tenth++)
            Lie(items: 8 + 3 + (0.5 * Math.Sin(tenth * 0.9)), seconds: 0.1);
        Lie(items: 8, seconds: 20);
        Assert.Equal(["shelf.changed"], _bench.Kinds);
    }

    [Fact]
    public void More_than_the_shelf_holds_is_not_believed_and_said()
    {
        Lie(items: 8, seconds: 20);
        Lie(items: 30, seconds: 90);
        Assert.Equal(["shelf.changed"], _bench.Kinds);
        Assert.Contains("weighs as much as 30 items", Problem(), StringComparison.Ordinal);
        Lie(items: 7, seconds: 20);
        Assert.Null(Problem());
        Assert.Equal(7, Changed().Count);
    }

    [Fact]
    public void Something_that_is_no_whole_number_of_items_is_told_late_and_as_unsure()
    {
        Lie(items: 8, seconds: 20);
        Lie(items: 6.5, seconds: 50);
        Assert.Single(_bench.Events);
        Lie(items: 6.5, seconds: 20);
        Assert.InRange(Changed().Confidence, 0.3, 0.7);
    }

    [Fact]
    public void A_scale_that_creeps_is_followed_and_said_when_it_has_gone_too_far()
    {
        var bench = _bench;
        Lie(items: 8, seconds: 60);
        for (var minute = 0; minute < 120; minute++) Lie(items: 8 + (minute * 0.01), seconds: 60, step: 1);
        Assert.Equal(["shelf.changed"], bench.Kinds);
        Lie(items: 7 + 1.2, seconds: 30);
        Assert.Equal(7, Changed().Count);
        Assert.Contains("has drifted by", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_kill_nothing_is_repeated_and_an_empty_shelf_is_still_empty()
    {
        Lie(items: 5, seconds: 20);
        Lie(items: 0, seconds: 20);
        _bench.Kill();
        Lie(items: 0, seconds: 60);
        Assert.Equal(3, _bench.Events.Count);
        Assert.True(_bench.Insight.Conditions.Hold(Condition.ShelfEmpty, "A3-2"));
        _bench.Kill();
        Lie(items: 6, seconds: 20);
        Assert.Equal("shelf.refilled", _bench.Kinds[^1]);
        Assert.False(_bench.Insight.Conditions.Hold(Condition.ShelfEmpty, "A3-2"));
    }

    [Fact]
    public void Counts_without_a_calibration_are_a_sentence_and_with_one_a_weight()
    {
        _bench.Weigh(100_000, Quantity.Number);
        _bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Contains("`edge-agent devices calibrate scale weight`", Problem(), StringComparison.Ordinal);

        var files = new CalibrationFiles(_bench.Folder);
        files.Save("scale", "weight", new Calibration("", 84_000, 184_000, 1, null, _bench.Time.GetUtcNow()));
        _bench.Pass(TimeSpan.FromSeconds(6));
        for (var tenth = 0; tenth < 200; tenth++)
        {
            _bench.Pass(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1));
            _bench.Weigh(84_000 + (4 * 25_000), Quantity.Number);
        }

        Assert.Null(Problem());
        Assert.Equal(4, Changed().Count);
    }

    [Theory]
    [InlineData("2.000", "kg", 8)]
    [InlineData("2000", "g", 8)]
    [InlineData("- 0,250", "kg", 0)]
    [InlineData("2,0", null, 8)]
    [InlineData("4.409", "lb", 8)]
    public void A_line_of_text_tells_a_weight_in_its_own_unit(string text, string? unit, int items)
    {
        for (var tenth = 0; tenth < 700; tenth++)
        {
            _bench.Pass(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1));
            _bench.Say(
                "scale", unit is null ? [("weight", text)] : [("weight", text), ("unit", unit), ("stable", "S")]);
        }

        Assert.Equal(items, Changed().Count);
    }

    [Fact]
    public void A_distance_tells_how_full_the_shelf_is_in_steps_that_do_not_tremble()
    {
        _bench.Dispose();
        _bench = Bench(new ShelfOptions
        {
            Zone = "floor",
            Distance = new SignalName("scale", "depth"),
            EmptyDistance = 450,
            FullDistance = 50,
            LowAt = 30,
            EmptyAt = 5,
        });
        Measure(millimetres: 90, seconds: 20);
        Assert.Equal(0.9, Changed().FillShare);
        Assert.InRange(Changed().DistanceMm!.Value, 85, 95);
        Measure(millimetres: 336, seconds: 20);
        Assert.Equal(["shelf.changed", "shelf.changed", "shelf.low"], _bench.Kinds);
        for (var time = 0; time < 30; time++) Measure(millimetres: 326 + (time % 2 * 8), seconds: 10);
        Assert.Equal(3, _bench.Events.Count);
        Measure(millimetres: 448, seconds: 20);
        Assert.Equal("shelf.empty", _bench.Kinds[^1]);
        Measure(millimetres: 60, seconds: 20);
        Assert.Equal("shelf.refilled", _bench.Kinds[^1]);
    }

    [Fact]
    public void Each_quarter_tells_what_share_of_its_time_a_zone_was_stocked()
    {
        _bench.Insight.DeviceBack("scale");
        Lie(items: 5, seconds: 600, step: 1);
        Lie(items: 0, seconds: 305, step: 1);
        var row = JsonSerializer.Deserialize(
            _bench.Rollups.Single(rollup => rollup.Metric == "shelf-availability").Values.Span,
            ShelfAvailabilityJson.Default.ShelfAvailabilityRow)!;
        Assert.Equal(("floor", 1, 1.0), (row.Zone, row.Slots, row.Complete));
        Assert.InRange(row.AvailableShare!.Value, 0.66, 0.69);
        Assert.InRange(row.EmptyMinutes, 4.8, 5);
    }

    private static SensorBench Bench(ShelfOptions options) => new(new StoreSensors
    {
        Shelves = new Dictionary<string, ShelfOptions> { ["A3-2"] = options },
    });

    private ShelfChanged Changed() => _bench.Last(EventKinds.ShelfChanged, EventDataJson.Default.ShelfChanged);

    private string? Problem() => _bench.Insight.Figures.Problems.SingleOrDefault();

    private void Lie(double items, double seconds, double step = 0.1)
    {
        for (var time = 0.0; time < seconds - 0.001; time += step)
        {
            _bench.Pass(TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(step));
            _bench.Weigh(items * 0.25);
        }
    }

    private void Measure(double millimetres, double seconds)
    {
        for (var tenth = 0; tenth < seconds * 10; tenth++)
        {
            _bench.Pass(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.1));
            _bench.Read("scale", "depth", Quantity.Distance, (millimetres + (tenth % 3) - 1) / 1000);
        }
    }
}
