// NanoDet-Plus: each place of several grids gives class scores and, for each side, a distribution over distances whose
// mean counts (Generalized Focal Loss, Li et al. 2020).
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors.Heads;

/// <summary>Reads the one output [1,N,C+4R] of a NanoDet model: grids one behind the other, finest first.</summary>
public static class NanoDetHead
{
    /// <summary>Adds every place that is sure enough.</summary>
    /// <param name="output">The output; class scores 0 to 1, distances as logits of R bins.</param>
    /// <param name="input">The input's width and height, pixels.</param>
    /// <param name="strides">Of the grids, finest first.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="person">The class that is a person, from 0.</param>
    /// <param name="least">The least score.</param>
    /// <param name="found">Is added to; boxes in the input's pixels.</param>
    public static void Read(
        HeadOutput output,
        (int Width, int Height) input,
        IReadOnlyList<int> strides,
        int classes,
        int person,
        float least,
        List<Detection> found)
    {
        var length = (int)output.Shape[2];
        var bins = (length - classes) / 4;
        var place = 0;
        foreach (var stride in strides)
        {
            var (columns, rows) = ((input.Width + stride - 1) / stride, (input.Height + stride - 1) / stride);
            for (var cell = 0; cell < columns * rows; cell++, place++)
            {
                var row = output.Values.Slice(place * length, length);
                if (row[person] < least) continue;
                // Places lie at the grid's crossings, not in the middle of its cells.
                var (x, y) = (cell % columns * stride, cell / columns * stride);
                var sides = row[classes..];
                var (left, top) = (stride * Mean(sides[..bins]), stride * Mean(sides.Slice(bins, bins)));
                var right = stride * Mean(sides.Slice(2 * bins, bins));
                var bottom = stride * Mean(sides.Slice(3 * bins, bins));
                found.Add(new Detection(new PixelBox(x - left, y - top, left + right, top + bottom), row[person]));
            }
        }
    }

    private static float Mean(ReadOnlySpan<float> logits)
    {
        var (sum, weighted, highest) = (0f, 0f, float.NegativeInfinity);
        foreach (var logit in logits) highest = Math.Max(highest, logit);
        for (var bin = 0; bin < logits.Length; bin++)
        {
            var weight = MathF.Exp(logits[bin] - highest);
            (sum, weighted) = (sum + weight, weighted + (weight * bin));
        }

        return weighted / sum;
    }
}
