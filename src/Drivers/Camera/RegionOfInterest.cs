// The part of a camera's picture that matters. In shares, so that it holds for every size that the camera may send.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Camera;

/// <summary>A rectangle in shares of the picture, 0 to 1, from its upper left corner.</summary>
/// <param name="Left">Share of the width that is left out at the left.</param>
/// <param name="Top">Share of the height that is left out at the top.</param>
/// <param name="Width">Share of the width that is kept.</param>
/// <param name="Height">Share of the height that is kept.</param>
public sealed record RegionOfInterest(double Left, double Top, double Width, double Height)
{
    /// <summary>Reads a <c>region-of-interest:</c> block.</summary>
    public static RegionOfInterest Read(IOptionReader reader)
    {
        var region = new RegionOfInterest(
            reader.Number("left", "Share of the width left out at the left.", 0, 0, 0.99),
            reader.Number("top", "Share of the height left out at the top.", 0, 0, 0.99),
            reader.Number("width", "Share of the width that is kept.", 1, 0.01, 1),
            reader.Number("height", "Share of the height that is kept.", 1, 0.01, 1));
        // A thousandth over is rounding, not a mistake.
        if (region.Left + region.Width > 1.001)
            reader.Fault("width", "`left` and `width` together go beyond the picture: they may be 1 at most.");
        if (region.Top + region.Height > 1.001)
            reader.Fault("height", "`top` and `height` together go beyond the picture: they may be 1 at most.");
        return region;
    }
}
