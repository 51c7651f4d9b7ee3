// The bound on pictures, so that a hostile or misconfigured source cannot fill the box's memory.
using System.Globalization;

namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>How large a picture may be.</summary>
public static class PictureLimit
{
    /// <summary>16 megapixels: more than the largest common camera (4K has 8.3), and 48 MB as a picture.</summary>
    public const long Standard = 16_000_000;

    /// <summary>The sentence for a picture beyond the limit.</summary>
    internal static DeviceFault Fault(int width, int height, long limit) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The pictures are {width}x{height} pixels, more than the {limit / 1e6:0.##} megapixels of ")
        + "`largest-picture`: choose a smaller stream on the camera, or raise the limit.",
        RetryAdvice.NeedsPerson);
}
