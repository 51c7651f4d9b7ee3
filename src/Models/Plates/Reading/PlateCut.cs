// Where a plate is cut out of a picture for the reader: a little wider or tighter than its corners.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Reading;

/// <summary>How far the sides of a cut lie outside the plate's corners, as shares of its width and height.</summary>
/// <param name="Across">Left and right; below 0 inside.</param>
/// <param name="Down">Above and below; below 0 inside.</param>
internal readonly record struct PlateCut(float Across, float Down)
{
    /// <summary>
    /// The cuts of a plate that a detector found: its corners lie on the rim or beside it. The first one usually
    /// suffices; bolts and frames that one of them takes for a character, the others do not.
    /// </summary>
    public static IReadOnlyList<PlateCut> Found { get; } = [new(0.04f, 0), new(0.03f, 0.06f), new(-0.02f, -0.08f)];

    /// <summary>The cuts of a picture that is one plate.</summary>
    public static IReadOnlyList<PlateCut> Whole { get; } = [new(0, 0), new(0.04f, 0), new(-0.02f, -0.08f)];

    /// <summary>Moves the sides of a plate outwards.</summary>
    /// <param name="corners">The plate.</param>
    public Quadrilateral Of(Quadrilateral corners) => new(
        Mix(corners, -Across, -Down), Mix(corners, 1 + Across, -Down),
        Mix(corners, 1 + Across, 1 + Down), Mix(corners, -Across, 1 + Down));

    /// <summary>Width over height, seen straight on as far as the sides tell.</summary>
    public static double Shape(Quadrilateral corners)
    {
        var width = Distance(corners.TopLeft, corners.TopRight) + Distance(corners.BottomLeft, corners.BottomRight);
        var height = Distance(corners.TopLeft, corners.BottomLeft) + Distance(corners.TopRight, corners.BottomRight);
        return height > 0 ? width / height : 0;
    }

    private static PixelPoint Mix(Quadrilateral corners, float u, float v)
    {
        var (above, below) = (Between(corners.TopLeft, corners.TopRight, u), Between(corners.BottomLeft,
            corners.BottomRight, u));
        return Between(above, below, v);
    }

    private static PixelPoint Between(PixelPoint one, PixelPoint other, float share) =>
        new(one.X + (share * (other.X - one.X)), one.Y + (share * (other.Y - one.Y)));

    private static double Distance(PixelPoint one, PixelPoint other) => Math.Sqrt(
        ((one.X - other.X) * (double)(one.X - other.X)) + ((one.Y - other.Y) * (double)(one.Y - other.Y)));
}
