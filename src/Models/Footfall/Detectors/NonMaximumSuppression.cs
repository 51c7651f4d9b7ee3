// One person, one box. A detector answers with many boxes for everybody; the surest of them gathers the others, and
// their mean, weighted by score, lies closer to the person than any single one (Solovyev et al. 2021, weighted boxes
// fusion).
using System.Numerics;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors;

/// <summary>Makes one box of many.</summary>
public static class NonMaximumSuppression
{
    /// <summary>A box of which more than this part lies in a surer one, or the other way round, is the same person.
    /// </summary>
    private const float Inside = 0.5f;

    /// <summary>No picture holds more people; it bounds the time as well.</summary>
    private const int Most = 300;

    private static readonly Comparison<Detection> SurestFirst = (one, other) => other.Score.CompareTo(one.Score);

    /// <summary>Sorts by score, the surest first, and leaves one box for each person.</summary>
    /// <param name="found">Is changed.</param>
    /// <param name="overlap">Intersection over union beyond which two boxes are the same person, 0 to 1.</param>
    public static void Apply(List<Detection> found, float overlap)
    {
        found.Sort(SurestFirst);
        var kept = 0;
        for (var i = 0; i < found.Count && kept < Most; i++)
        {
            var doubled = false;
            for (var k = 0; k < kept && !doubled; k++) doubled = AreSame(found[k].Box, found[i].Box, overlap);
            if (doubled) continue;
            (found[kept], found[i]) = (found[i], found[kept]);
            kept++;
        }

        for (var k = 0; k < kept; k++) found[k] = found[k] with { Box = Average(found, k, kept, overlap) };
        found.RemoveRange(kept, found.Count - kept);
    }

    private static bool AreSame(PixelBox surer, PixelBox other, float overlap)
    {
        var union = surer.Overlap(other);
        if (union > overlap) return true;
        // From overlap as a part of the union follows overlap as a part of the smaller box.
        var shared = union * (surer.Area + other.Area) / (1 + union);
        return shared > Inside * Math.Min(surer.Area, other.Area);
    }

    /// <summary>The mean of a kept box and the dropped boxes that overlap it; mere parts would pull it away.</summary>
    private static PixelBox Average(List<Detection> found, int index, int kept, float least)
    {
        var own = found[index];
        var (sum, weights) = (Sides(own.Box) * own.Score, own.Score);
        for (var i = kept; i < found.Count; i++)
        {
            var (box, score) = found[i];
            if (own.Box.Overlap(box) < least) continue;
            (sum, weights) = (sum + (Sides(box) * score), weights + score);
        }

        if (weights <= 0) return own.Box;
        sum /= weights;
        return new PixelBox(sum.X, sum.Y, sum.Z - sum.X, sum.W - sum.Y);
    }

    private static Vector4 Sides(PixelBox box) => new(box.X, box.Y, box.Right, box.Bottom);
}
