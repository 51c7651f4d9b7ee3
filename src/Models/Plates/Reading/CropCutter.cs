// Cuts a plate out of a picture, straightened, as the reader takes it.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Reading;

/// <summary>Corners of the cut for a plate.</summary>
internal static class CropCutter
{
    /// <summary>A detector's corners lie on the plate's rim now and then: so much more, as shares of width and height.</summary>
    public const float MarginAcross = 0.03f;

    /// <inheritdoc cref="MarginAcross"/>
    public const float MarginDown = 0.06f;

    /// <summary>Moves the sides of a quadrilateral outwards.</summary>
    /// <param name="corners">The plate.</param>
    /// <param name="across">Share of its width, left and right.</param>
    /// <param name="down">Share of its height, above and below.</param>
    public static Quadrilateral Enlarge(Quadrilateral corners, float across, float down) => new(
        Mix(corners, -across, -down), Mix(corners, 1 + across, -down),
        Mix(corners, 1 + across, 1 + down), Mix(corners, -across, 1 + down));

    /// <summary>A band of a quadrilateral.</summary>
    /// <param name="corners">The plate.</param>
    /// <param name="upper">Upper edge as a share of its height.</param>
    /// <param name="lower">Lower edge likewise.</param>
    public static Quadrilateral Band(Quadrilateral corners, float upper, float lower) =>
        new(Mix(corners, 0, upper), Mix(corners, 1, upper), Mix(corners, 1, lower), Mix(corners, 0, lower));

    /// <summary>Width over height, seen straight on as far as the sides tell.</summary>
    public static double Shape(Quadrilateral corners)
    {
        var width = Distance(corners.TopLeft, corners.TopRight) + Distance(corners.BottomLeft, corners.BottomRight);
        var height = Distance(corners.TopLeft, corners.BottomLeft) + Distance(corners.TopRight, corners.BottomRight);
        return height > 0 ? width / height : 0;
    }

    private static PixelPoint Mix(Quadrilateral corners, float u, float v)
    {
        var (above, below) = (Between(corners.TopLeft, corners.TopRight, u), Between(corners.BottomLeft, corners.BottomRight, u));
        return Between(above, below, v);
    }

    private static PixelPoint Between(PixelPoint one, PixelPoint other, float share) =>
        new(one.X + (share * (other.X - one.X)), one.Y + (share * (other.Y - one.Y)));

    private static double Distance(PixelPoint one, PixelPoint other) => Math.Sqrt(
        ((one.X - other.X) * (double)(one.X - other.X)) + ((one.Y - other.Y) * (double)(one.Y - other.Y)));
}
