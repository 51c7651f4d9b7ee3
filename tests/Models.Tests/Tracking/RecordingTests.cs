// Whole recordings: gaps, doubtful tracks, and scores in any scale.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class RecordingTests
{
    [Fact]
    public void A_short_gap_is_filled_on_the_straight_line()
    {
        var rows = Walk(40).Where(it => it.Frame is < 15 or > 19);
        var path = Assert.Single(Follow(rows));
        Assert.Equal(Enumerable.Range(1, 40), path.Points.Select(it => it.Frame));
        Assert.All(path.Points, it => Assert.InRange(it.Box.X - (100 + (4 * it.Frame)), -1, 1));
        Assert.Equal(5, path.Points.Count(it => it.Score == 0));
    }

    [Fact]
    public void The_sights_before_the_confirmation_are_kept() =>
        Assert.Equal(1, Assert.Single(Follow(Walk(10))).Points[0].Frame);

    [Theory]
    [InlineData(0.01f, 0)]
    [InlineData(100, -20)]
    [InlineData(1, 0)]
    public void The_detectors_scale_makes_no_difference(float factor, float offset)
    {
        var rows = Walk(30).Select(it => it with { Score = (it.Score * factor) + offset });
        Assert.Equal(30, Assert.Single(Follow(rows)).Points.Count);
    }

    [Fact]
    public void No_detections_make_no_paths() => Assert.Empty(Follow([]));

    [Fact]
    public void Scores_keep_their_order_on_the_common_scale() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<short>>(), Gen.Elements(1f, 1 / 40000f).ToArbitrary(), (scores, factor) =>
        {
            var figures = scores.Get.Select(it => it * factor).ToArray();
            var scale = ScoreScale.Of(figures);
            var mapped = figures.Order().Select(it => scale[it]).ToArray();
            return mapped.SequenceEqual(mapped.Order()) && mapped.All(it => it is >= 0 and <= 1);
        }).QuickCheckThrowOnFailure();

    private static IReadOnlyList<TrackPath> Follow(IEnumerable<MotRow> rows) =>
        new Recording(new TrackerOptions(), 15).Follow(rows);

    private static IEnumerable<MotRow> Walk(int frames) => Enumerable.Range(1, frames).Select(
        frame => new MotRow(frame, -1, new PixelBox(100 + (4 * frame), 50, 30, 80), frame % 3 == 0 ? 0.9f : 0.95f));
}
