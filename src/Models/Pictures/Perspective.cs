// Straightens what a camera sees at an angle: four corners in the picture become an upright rectangle.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>Rectification by the projective map between a quadrilateral and a rectangle.</summary>
public static class Perspective
{
    private const int MostSamples = 8;

    /// <summary>
    /// Fills the target with what lies between four corners, bilinear between pixels; where it shrinks more than twofold,
    /// each target pixel is the mean of several places. Beyond the picture, its edge is repeated.
    /// </summary>
    public static void Rectify(PictureView picture, Quadrilateral corners, PictureTarget target)
    {
        var map = ProjectiveMap.FromUnitSquare(corners);
        var across = Samples(
            Math.Max(Distance(corners.TopLeft, corners.TopRight), Distance(corners.BottomLeft, corners.BottomRight)),
            target.Width);
        var down = Samples(
            Math.Max(Distance(corners.TopLeft, corners.BottomLeft), Distance(corners.TopRight, corners.BottomRight)),
            target.Height);
        var (stepX, stepY) = (1f / (target.Width * across), 1f / (target.Height * down));
        for (var y = 0; y < target.Height; y++)
        {
            var row = target.Row(y);
            for (var x = 0; x < target.Width; x++)
            {
                float red = 0, green = 0, blue = 0;
                for (var sample = 0; sample < across * down; sample++)
                {
                    var u = ((x * across) + (sample % across) + 0.5f) * stepX;
                    var v = ((y * down) + (sample / across) + 0.5f) * stepY;
                    Add(picture, map.Of(u, v), ref red, ref green, ref blue);
                }

                var share = 1f / (across * down);
                var pixel = row.Slice(x * target.PixelStride, 3);
                pixel[0] = (byte)((red * share) + 0.5f);
                pixel[1] = (byte)((green * share) + 0.5f);
                pixel[2] = (byte)((blue * share) + 0.5f);
            }
        }
    }

    private static int Samples(float pixels, int target) =>
        Math.Clamp((int)MathF.Ceiling((pixels / target) - 1), 1, MostSamples);

    private static float Distance(PixelPoint from, PixelPoint to) =>
        MathF.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));

    /// <summary>Adds the shade at a place, bilinear between the middles of four pixels.</summary>
    private static void Add(PictureView picture, PixelPoint at, ref float red, ref float green, ref float blue)
    {
        var (placeX, placeY) = (Inside(at.X, picture.Width), Inside(at.Y, picture.Height));
        var (left, top) = ((int)placeX, (int)placeY);
        var (shareX, shareY) = (placeX - left, placeY - top);
        var upper = ((top * picture.Width) + left) * 3;
        var lower = top + 1 < picture.Height ? upper + (picture.Width * 3) : upper;
        var right = left + 1 < picture.Width ? 3 : 0;
        red += Mix(picture.Rgb, upper, lower, right, shareX, shareY);
        green += Mix(picture.Rgb, upper + 1, lower + 1, right, shareX, shareY);
        blue += Mix(picture.Rgb, upper + 2, lower + 2, right, shareX, shareY);
    }

    private static float Mix(ReadOnlySpan<byte> rgb, int upper, int lower, int right, float shareX, float shareY)
    {
        var above = rgb[upper] + (shareX * (rgb[upper + right] - rgb[upper]));
        var below = rgb[lower] + (shareX * (rgb[lower + right] - rgb[lower]));
        return above + (shareY * (below - above));
    }

    private static float Inside(float place, int pixels) => Math.Clamp(place - 0.5f, 0, pixels - 1);
}
