// A line on the picture that people cross.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Footfall.Lines;

/// <summary>A counting line from A to B. For somebody who walks from A to B on the screen, <see cref="Direction.In"/>
/// is a crossing from the left-hand to the right-hand side: one from right to left counts who goes up as in.</summary>
/// <param name="Name">As the installer calls it.</param>
/// <param name="A">One end, pixels.</param>
/// <param name="B">The other end, pixels.</param>
/// <param name="Anchor">Which point of a box crosses.</param>
public sealed record CountingLine(string Name, PixelPoint A, PixelPoint B, Anchor Anchor = Anchor.Auto)
{
    /// <summary>Pixels from end to end.</summary>
    public float Length => MathF.Sqrt(((B.X - A.X) * (B.X - A.X)) + ((B.Y - A.Y) * (B.Y - A.Y)));

    /// <summary>How far a point lies from the line, pixels: negative on the left-hand side, positive on the right-hand
    /// side of somebody who walks from A to B on the screen.</summary>
    public float Distance(PixelPoint point) =>
        (((B.X - A.X) * (point.Y - A.Y)) - ((B.Y - A.Y) * (point.X - A.X))) / Length;

    /// <summary>Where a point projects onto the line: 0 at A, 1 at B, outside of 0 to 1 beyond the ends.</summary>
    public float Along(PixelPoint point) =>
        (((B.X - A.X) * (point.X - A.X)) + ((B.Y - A.Y) * (point.Y - A.Y))) / (Length * Length);

    /// <summary>Whether the picture's lower edge cuts people of a height off where they cross this line.</summary>
    /// <param name="height">Height of a person there, pixels.</param>
    /// <param name="pictureHeight">Height of the picture, pixels.</param>
    public bool IsAtEdge(float height, int pictureHeight) =>
        MathF.Abs(B.X - A.X) > MathF.Abs(B.Y - A.Y) && pictureHeight - Math.Min(A.Y, B.Y) < height;

    /// <summary>The point of the line, between its ends, that is nearest to another.</summary>
    public PixelPoint Nearest(PixelPoint point)
    {
        var along = Math.Clamp(Along(point), 0, 1);
        return new PixelPoint(A.X + ((B.X - A.X) * along), A.Y + ((B.Y - A.Y) * along));
    }
}

/// <summary>Which point of a person's box counts.</summary>
public enum Anchor
{
    /// <summary>The foot; the middle of what is visible where the picture's lower edge cuts the feet off.</summary>
    Auto,

    /// <summary>The middle of the lower side.</summary>
    Foot,

    /// <summary>The middle of the box.</summary>
    Centre,
}

/// <summary>Which way a line is crossed.</summary>
public enum Direction
{
    /// <summary>From the line's left-hand to its right-hand side.</summary>
    In,

    /// <summary>The other way.</summary>
    Out,
}
