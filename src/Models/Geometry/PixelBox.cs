// An upright box in a picture, and how much two of them overlap.
namespace EdgeAgent.Models.Geometry;

/// <summary>An upright box in pixels; it may reach beyond the picture.</summary>
/// <param name="X">Left side.</param>
/// <param name="Y">Upper side.</param>
/// <param name="Width">Width, not negative.</param>
/// <param name="Height">Height, not negative.</param>
public readonly record struct PixelBox(float X, float Y, float Width, float Height)
{
    /// <summary>The right side.</summary>
    public float Right => X + Width;

    /// <summary>The lower side.</summary>
    public float Bottom => Y + Height;

    /// <summary>The middle.</summary>
    public PixelPoint Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>Where a person in this box stands: the middle of the lower side.</summary>
    public PixelPoint Foot => new(X + (Width / 2), Y + Height);

    /// <summary>Square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>Intersection over union, 0 (apart) to 1 (the same).</summary>
    public float Overlap(PixelBox other)
    {
        var shared = Math.Max(0, Math.Min(Right, other.Right) - Math.Max(X, other.X))
            * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y));
        var union = Area + other.Area - shared;
        return union <= 0 ? 0 : shared / union;
    }
}
