// What an installer says about the plates of one camera.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates;

/// <summary>Options of plate recognition for one camera.</summary>
public sealed record PlateOptions
{
    /// <summary>
    /// Where the plates come from, such as <c>eu</c>; null where from anywhere. It weighs readings, and rejects none.
    /// </summary>
    public string? Region { get; init; }

    /// <summary>Plates that are less sure are not told, 0 to 1; null = what suits the models.</summary>
    public double? Threshold { get; init; }

    /// <summary>Narrower plates, in pixels of the picture, are not told.</summary>
    public float LeastWidth { get; init; }

    /// <summary>Only plates whose middle lies in here count; shares of the picture, 0 to 1. Null =
    /// everywhere.</summary>
    public PixelBox? Interest { get; init; }

    /// <summary>
    /// Places that are never read, such as the camera's own writing in the picture; shares of the picture, 0 to 1.
    /// </summary>
    public IReadOnlyList<PixelBox> Masks { get; init; } = [];

    /// <summary>True where a plate at this place counts.</summary>
    /// <param name="plate">Its box in pixels.</param>
    /// <param name="width">Of the picture, pixels.</param>
    /// <param name="height">Of the picture, pixels.</param>
    internal bool Allows(PixelBox plate, int width, int height)
    {
        var middle = new PixelPoint(plate.Centre.X / width, plate.Centre.Y / height);
        return plate.Width >= LeastWidth
            && (Interest is not { } interest || Holds(interest, middle))
            && !Masks.Any(mask => Holds(mask, middle));
    }

    private static bool Holds(PixelBox box, PixelPoint point) =>
        point.X >= box.X && point.X <= box.Right && point.Y >= box.Y && point.Y <= box.Bottom;
}
