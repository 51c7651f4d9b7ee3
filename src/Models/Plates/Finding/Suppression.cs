// One plate where several answers overlap.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>Non-maximum suppression: the best-scored answer stands for all that lie on it.</summary>
internal static class Suppression
{
    /// <summary>Two answers are the same plate from this share of the smaller one's area on.</summary>
    private const float Shared = 0.4f;

    /// <summary>Sorts by score, best first, and removes what overlaps a better one; keeps at most so many.</summary>
    public static void Apply(List<PlateDetection> found, int most)
    {
        found.Sort(static (one, other) => other.Score.CompareTo(one.Score));
        var kept = 0;
        for (var i = 0; i < found.Count && kept < most; i++)
        {
            var same = false;
            for (var j = 0; j < kept && !same; j++) same = ShareOf(found[i].Box, found[j].Box) >= Shared;
            if (!same) found[kept++] = found[i];
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private static float ShareOf(PixelBox one, PixelBox other)
    {
        var width = Math.Min(one.Right, other.Right) - Math.Max(one.X, other.X);
        var height = Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Y, other.Y);
        var smaller = Math.Min(one.Area, other.Area);
        return smaller > 0 ? Math.Max(0, width) * Math.Max(0, height) / smaller : 0;
    }
}
