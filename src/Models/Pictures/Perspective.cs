// Straightens what a camera sees at an angle: four corners in the picture become an upright rectangle.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>Rectification by the projective map between a quadrilateral and a rectangle.</summary>
public static class Perspective
{
    private const int MostSamples = 8;
    private const int SamplesAtATime = 256;

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
        Span<PixelPoint> places = stackalloc PixelPoint[SamplesAtATime];
        var sampler = new BilinearSampler(picture);
        var pixelsAtATime = SamplesAtATime / (across * down);
        for (var y = 0; y < target.Height; y++)
        {
            var row = target.Row(y);
            for (var x = 0; x < target.Width; x += pixelsAtATime)
            {
                var pixels = Math.Min(pixelsAtATime, target.Width - x);
                var count = 0;
                for (var sampleX = x * across; sampleX < (x + pixels) * across; sampleX++)
                {
                    for (var sampleY = y * down; sampleY < (y + 1) * down; sampleY++)
                        places[count++] = map.Of((sampleX + 0.5f) * stepX, (sampleY + 0.5f) * stepY);
                }

                sampler.Mean(places[..count], across * down, row[(x * target.PixelStride)..], target.PixelStride);
            }
        }
    }

    private static int Samples(float pixels, int target) =>
        Math.Clamp((int)MathF.Ceiling((pixels / target) - 1), 1, MostSamples);

    private static float Distance(PixelPoint from, PixelPoint to) =>
        MathF.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
}
