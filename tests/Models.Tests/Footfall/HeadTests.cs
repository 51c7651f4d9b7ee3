// Heads on tensors made by hand: each holds one person at (100, 60), 40 wide and 80 high.
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.Footfall.Detectors.Heads;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class HeadTests
{
    private static readonly (int Width, int Height) Input = (320, 160);
    private readonly List<Detection> _found = [];

    [Fact]
    public void Our_own_head_measures_from_the_cells_middle()
    {
        var (scores, sides) = (new float[20 * 40], new float[20 * 40 * 4]);
        var cell = (7 * 40) + 12;
        scores[cell] = 0.9f;
        new float[] { 2.5f, 5, 2.5f, 5 }.CopyTo(sides, cell * 4);
        CentreSidesHead.Read(
            new HeadOutput(scores, [1, 20, 40]), new HeadOutput(sides, [1, 20, 40, 4]), 8, 0.5f, _found);
        Assert.Equal(new Detection(new PixelBox(80, 20, 40, 80), 0.9f), Assert.Single(_found));
    }

    [Fact]
    public void YoloV5_multiplies_objectness_and_class()
    {
        YoloHeads.ReadRows(
            new HeadOutput([100, 60, 40, 80, 0.9f, 0.1f, 0.8f, 10, 10, 5, 5, 0.9f, 0.9f, 0.1f], [1, 2, 7]),
            1, 0.5f, _found);
        AssertPerson(0.72f);
    }

    [Fact]
    public void YoloV8_stands_in_columns()
    {
        YoloHeads.ReadColumns(
            new HeadOutput([10, 100, 10, 60, 5, 40, 5, 80, 0.1f, 0.7f, 0.9f, 0.2f], [1, 6, 2]), 0, 0.5f, _found);
        AssertPerson(0.7f);
    }

    [Fact]
    public void NanoDet_takes_the_mean_of_a_distribution()
    {
        // Grids of 16 and 32 pixels: 20 x 10 and 10 x 5 places; the person is at place (3, 2) of the second.
        const int Length = 2 + (4 * 8);
        var values = new float[((20 * 10) + (10 * 5)) * Length];
        var row = ((20 * 10) + (2 * 10) + 3) * Length;
        values[row] = 0.8f;
        // Distances from (96, 64): 16, 44, 24, 36 pixels are 0.5, 1.375, 0.75 and 1.125 strides.
        Distances(values.AsSpan(row + 2), 0.5f, 1.375f, 0.75f, 1.125f);
        NanoDetHead.Read(new HeadOutput(values, [1, 250, Length]), Input, [16, 32], 2, 0, 0.5f, _found);
        AssertPerson(0.8f);
    }

    [Theory]
    [InlineData(0.8f, 0.1f)]
    [InlineData(1.3862944f, -2)]
    public void RtDetr_takes_scores_and_logits(float person, float other)
    {
        RtDetrHead.Read(
            new HeadOutput([other, person, other, other], [1, 2, 2]),
            new HeadOutput([100 / 320f, 60 / 160f, 40 / 320f, 80 / 160f, 0.1f, 0.1f, 0.1f, 0.1f], [1, 2, 4]),
            Input, 1, 0.7f, _found);
        AssertPerson(0.8f);
    }

    [Fact]
    public void RtDetr_in_one_output_is_read_too()
    {
        RtDetrHead.Read(
            new HeadOutput([100 / 320f, 60 / 160f, 40 / 320f, 80 / 160f, 0.8f], [1, 1, 5]), Input, 0, 0.5f, _found);
        AssertPerson(0.8f);
    }

    [Fact]
    public void One_person_keeps_one_box_and_two_keep_two()
    {
        _found.AddRange(
        [
            new Detection(new PixelBox(0, 0, 40, 80), 0.5f), new Detection(new PixelBox(4, 0, 40, 80), 0.5f),
            new Detection(new PixelBox(10, 5, 15, 30), 0.4f), new Detection(new PixelBox(60, 0, 40, 80), 0.9f),
        ]);
        NonMaximumSuppression.Apply(_found, 0.3f);
        Assert.Equal([0.9f, 0.5f], _found.Select(it => it.Score));
        Assert.Equal(2, _found[1].Box.X, 3);
    }

    private static void Distances(Span<float> bins, params ReadOnlySpan<float> distances)
    {
        bins[..32].Fill(-30);
        for (var side = 0; side < 4; side++)
        {
            var (whole, part) = ((int)distances[side], distances[side] % 1);
            bins[(side * 8) + whole] = MathF.Log(1 - part);
            bins[(side * 8) + whole + 1] = MathF.Log(part);
        }
    }

    private void AssertPerson(float score)
    {
        var (box, sure) = Assert.Single(_found);
        Assert.Equal(score, sure, 4);
        Assert.Equal(
            (80, 20, 40, 80),
            (MathF.Round(box.X, 2), MathF.Round(box.Y, 2), MathF.Round(box.Width, 2), MathF.Round(box.Height, 2)));
    }
}
