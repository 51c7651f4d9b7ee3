// Four corners of something flat that the camera sees at an angle: a number plate.
namespace EdgeAgent.Models.Geometry;

/// <summary>Four corners in the order in which the text on it is read.</summary>
/// <param name="TopLeft">Above the first character.</param>
/// <param name="TopRight">Above the last character.</param>
/// <param name="BottomRight">Below the last character.</param>
/// <param name="BottomLeft">Below the first character.</param>
public readonly record struct Quadrilateral(
    PixelPoint TopLeft, PixelPoint TopRight, PixelPoint BottomRight, PixelPoint BottomLeft)
{
    /// <summary>The smallest upright box around it.</summary>
    public PixelBox Box
    {
        get
        {
            var left = Math.Min(Math.Min(TopLeft.X, BottomLeft.X), Math.Min(TopRight.X, BottomRight.X));
            var right = Math.Max(Math.Max(TopLeft.X, BottomLeft.X), Math.Max(TopRight.X, BottomRight.X));
            var top = Math.Min(Math.Min(TopLeft.Y, BottomLeft.Y), Math.Min(TopRight.Y, BottomRight.Y));
            var bottom = Math.Max(Math.Max(TopLeft.Y, BottomLeft.Y), Math.Max(TopRight.Y, BottomRight.Y));
            return new PixelBox(left, top, right - left, bottom - top);
        }
    }

    /// <summary>An upright one around a box.</summary>
    public static Quadrilateral Of(PixelBox box) => new(
        new PixelPoint(box.X, box.Y), new PixelPoint(box.Right, box.Y),
        new PixelPoint(box.Right, box.Bottom), new PixelPoint(box.X, box.Bottom));
}
