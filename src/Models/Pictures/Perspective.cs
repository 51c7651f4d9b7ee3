// Straightens what a camera sees at an angle: four corners in the picture become an upright rectangle.
using System.Runtime.Intrinsics;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>Rectification by the projective map between a quadrilateral and a rectangle.</summary>
public static class Perspective
{
    private const int MostSamples = 8;
    private const int PixelsAtATime = 32;

    /// <summary>
    /// Fills the target with what lies between four corners, bilinear between pixels; where it shrinks more than
    /// twofold, each target pixel is the mean of several places. Beyond the picture, its edge is repeated.
    /// </summary>
    public static void Rectify(PictureView picture, Quadrilateral corners, PictureTarget target)
    {
        var across = Samples(
            Math.Max(Distance(corners.TopLeft, corners.TopRight), Distance(corners.BottomLeft, corners.BottomRight)),
            target.Width);
        var down = Samples(
            Math.Max(Distance(corners.TopLeft, corners.BottomLeft), Distance(corners.TopRight, corners.BottomRight)),
            target.Height);
        var sampler = new BilinearSampler(
            picture, ProjectiveMap.FromUnitSquare(corners), target.Width * across, target.Height * down);
        Span<SamplePlace> places = stackalloc SamplePlace[PixelsAtATime * MostSamples];
        Span<Vector128<uint>> sums = stackalloc Vector128<uint>[PixelsAtATime];
        for (var y = 0; y < target.Height; y++)
        {
            var row = target.Row(y);
            for (var x = 0; x < target.Width; x += PixelsAtATime)
            {
                var pixels = Math.Min(PixelsAtATime, target.Width - x);
                sums.Clear();
                for (var sampleY = y * down; sampleY < (y + 1) * down; sampleY++)
                {
                    sampler.Place(x * across, sampleY, places[..(pixels * across)]);
                    sampler.Add(places, across, sums[..pixels]);
                }

                BilinearSampler.Write(
                    sums[..pixels], across * down, row[(x * target.PixelStride)..], target.PixelStride);
            }
        }
    }

    private static int Samples(float pixels, int target) =>
        Math.Clamp((int)MathF.Ceiling((pixels / target) - 1), 1, MostSamples);

    private static float Distance(PixelPoint from, PixelPoint to) =>
        MathF.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
}
