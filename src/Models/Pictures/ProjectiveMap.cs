// The map that a flat thing undergoes when a camera sees it at an angle.
using System.Runtime.Intrinsics;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>
/// A projective map of the plane: (u, v) to ((au + bv + c) / (gu + hv + 1), (du + ev + f) / (gu + hv + 1)).
/// </summary>
internal readonly record struct ProjectiveMap(
    float A, float B, float C, float D, float E, float F, float G, float H)
{
    /// <summary>
    /// The map that takes the corners (0,0), (1,0), (1,1), (0,1) to four given ones (P. Heckbert, Fundamentals of
    /// Texture Mapping and Image Warping, 1989, section 2.2.3). Corners on one line give the map of a parallelogram.
    /// </summary>
    public static ProjectiveMap FromUnitSquare(Quadrilateral corners)
    {
        var ((x0, y0), (x1, y1), (x2, y2), (x3, y3)) =
            (Of(corners.TopLeft), Of(corners.TopRight), Of(corners.BottomRight), Of(corners.BottomLeft));
        var (sumX, sumY) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        var (dx1, dx2, dy1, dy2) = (x1 - x2, x3 - x2, y1 - y2, y3 - y2);
        var area = (dx1 * dy2) - (dx2 * dy1);
        var (g, h) = Math.Abs(area) < 1e-9
            ? (0, 0)
            : (((sumX * dy2) - (dx2 * sumY)) / area, ((dx1 * sumY) - (sumX * dy1)) / area);
        return new ProjectiveMap(
            (float)(x1 - x0 + (g * x1)), (float)(x3 - x0 + (h * x3)), (float)x0,
            (float)(y1 - y0 + (g * y1)), (float)(y3 - y0 + (h * y3)), (float)y0,
            (float)g, (float)h);
    }

    /// <summary>How the three sums change with u.</summary>
    public Vector128<float> SumsAcross => Vector128.Create(A, D, G, 0);

    /// <summary>The two sums above the fraction bar and the one below it.</summary>
    public Vector128<float> Sums(float u, float v) => Vector128.Create(
        (A * u) + (B * v) + C, (D * u) + (E * v) + F, (G * u) + (H * v) + 1, 0);

    /// <summary>Where (u, v) goes.</summary>
    public PixelPoint Of(float u, float v)
    {
        var sums = Sums(u, v);
        return new PixelPoint(sums[0] / sums[2], sums[1] / sums[2]);
    }

    private static (double X, double Y) Of(PixelPoint point) => (point.X, point.Y);
}
