// Takes the trembling out of detected boxes: a straight line is fitted to the neighbours in time of each, weighted by a
// bell curve (LOESS, Cleveland 1979), so that ends and turns stay where they are.
using System.Numerics;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>Smooths paths.</summary>
public static class PathSmoothing
{
    /// <summary>What a filled-in box weighs, where a detected one weighs 1.</summary>
    private const float FilledWeight = 0.3f;

    /// <summary>Smooths a path.</summary>
    /// <param name="path">Any.</param>
    /// <param name="width">Standard deviation of the bell curve, frames; 0 leaves the path as it is.</param>
    public static TrackPath Smooth(TrackPath path, double width)
    {
        if (width <= 0) return path;
        var points = path.Points;
        var smooth = new PathPoint[points.Count];
        for (var (i, first) = (0, 0); i < points.Count; i++)
        {
            while (points[i].Frame - points[first].Frame > 3 * width) first++;
            var (weights, offsets, squares) = (0f, 0f, 0f);
            var (sum, moment) = (Vector4.Zero, Vector4.Zero);
            for (var k = first; k < points.Count && points[k].Frame - points[i].Frame <= 3 * width; k++)
            {
                float offset = points[k].Frame - points[i].Frame;
                var weight = (float)Math.Exp(-offset * offset / (2 * width * width));
                if (points[k].Score <= 0) weight *= FilledWeight;
                (weights, offsets, squares) =
                    (weights + weight, offsets + (weight * offset), squares + (weight * offset * offset));
                var box = AsVector(points[k].Box);
                (sum, moment) = (sum + (weight * box), moment + (weight * offset * box));
            }

            var determinant = (weights * squares) - (offsets * offsets);
            var fitted = determinant > 1e-6f * weights * weights
                ? ((squares * sum) - (offsets * moment)) / determinant
                : sum / weights;
            smooth[i] = points[i] with { Box = AsBox(fitted) };
        }

        return path with { Points = smooth };
    }

    private static Vector4 AsVector(PixelBox box) => new(box.Centre.X, box.Centre.Y, box.Width, box.Height);

    private static PixelBox AsBox(Vector4 it) => new(it.X - (it.Z / 2), it.Y - (it.W / 2), it.Z, it.W);
}
