// A place in a picture.
namespace EdgeAgent.Models.Geometry;

/// <summary>A point in pixels: x to the right, y down, (0, 0) is the upper left edge of the upper left pixel.</summary>
/// <param name="X">Pixels from the left edge.</param>
/// <param name="Y">Pixels from the upper edge.</param>
public readonly record struct PixelPoint(float X, float Y);
