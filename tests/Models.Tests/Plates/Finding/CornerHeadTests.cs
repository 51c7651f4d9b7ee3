// Peaks, the corners they point to, and one plate where several answers overlap.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Plates.Finding;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates.Finding;

public sealed class CornerHeadTests
{
    private const int Rows = 4;
    private const int Columns = 6;
    private const int Stride = 8;

    private readonly float[] _score = new float[Rows * Columns];
    private readonly float[] _corners = new float[Rows * Columns * 8];

    [Fact]
    public void A_peak_points_to_its_corners_in_pixels_of_the_picture()
    {
        Cell(1, 2, 0.9f, -2, -1, 2, -1, 2, 1, -2, 1);
        var plate = Assert.Single(Peaks(0.5f, scale: 2, origin: new PixelPoint(100, 50)));
        // The middle of the cell is (20, 12) in the input, so (140, 74) in the picture.
        Assert.Equal(new PixelPoint(108, 58), plate.Corners.TopLeft);
        Assert.Equal(new PixelPoint(172, 90), plate.Corners.BottomRight);
        Assert.Equal(0.9f, plate.Score);
    }

    [Fact]
    public void Neighbours_that_agree_have_a_say_by_their_score()
    {
        Cell(1, 2, 0.8f, -2, -1, 2, -1, 2, 1, -2, 1);
        Cell(1, 3, 0.8f, -3, -1, 1, -1, 1, 1, -3.5f, 1);
        var plate = Assert.Single(Peaks(0.5f));
        Assert.Equal(4, plate.Corners.TopLeft.X, 3);
        Assert.Equal(2, plate.Corners.BottomLeft.X, 3);
    }

    [Fact]
    public void Of_two_equal_neighbours_one_is_the_peak()
    {
        Cell(0, 0, 0.7f);
        Cell(0, 1, 0.7f);
        Cell(1, 0, 0.7f);
        Assert.Single(Peaks(0.5f));
    }

    [Fact]
    public void Below_the_threshold_nothing_is_a_peak()
    {
        Cell(2, 2, 0.49f);
        Assert.Empty(Peaks(0.5f));
    }

    [Fact]
    public void What_overlaps_a_better_answer_is_the_same_plate() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        List<PlateDetection> found = [.. Enumerable.Range(0, 30).Select(_ => Plate(random.Next(300), random.Next(100),
            random.NextSingle()))];
        var best = found.MaxBy(it => it.Score);
        Suppression.Apply(found, most: 8);
        Assert.Equal(best, found[0]);
        Assert.InRange(found.Count, 1, 8);
        Assert.Equal(found.OrderByDescending(it => it.Score), found);
        Assert.All(found, one => Assert.All(found, other => Assert.True(one == other
            || one.Box.Overlap(other.Box) < 0.4f)));
    }).QuickCheckThrowOnFailure();

    private static PlateDetection Plate(float x, float y, float score) =>
        new(Quadrilateral.Of(new PixelBox(x, y, 60, 20)), score);

    private void Cell(int row, int column, float score, params float[] corners)
    {
        _score[(row * Columns) + column] = score;
        corners.CopyTo(_corners, ((row * Columns) + column) * 8);
    }

    private List<PlateDetection> Peaks(float threshold, float scale = 1, PixelPoint origin = default)
    {
        List<PlateDetection> found = [];
        new CornerHead(Rows, Columns, _score, _corners, Stride).AddPeaks(threshold, scale, origin, found);
        return found;
    }
}
