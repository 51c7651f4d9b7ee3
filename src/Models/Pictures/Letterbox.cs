// How a picture of any size is laid into a model's input without being distorted.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>
/// A picture scaled evenly and laid into the upper left corner of a larger input, whose sides are multiples of a
/// model's coarsest grid. Places found in the input are brought back by <see cref="ToPicture(PixelPoint)"/>.
/// </summary>
/// <param name="Width">Width of the input, pixels.</param>
/// <param name="Height">Height of the input, pixels.</param>
/// <param name="ContentWidth">Width of the scaled picture in it.</param>
/// <param name="ContentHeight">Height of the scaled picture in it.</param>
/// <param name="ScaleX">Input pixels a picture pixel, across.</param>
/// <param name="ScaleY">Input pixels a picture pixel, down.</param>
public readonly record struct Letterbox(
    int Width, int Height, int ContentWidth, int ContentHeight, float ScaleX, float ScaleY)
{
    /// <summary>Fits a picture into an input whose longer side is bounded; a smaller picture is not enlarged.</summary>
    /// <param name="width">Width of the picture, at least 1.</param>
    /// <param name="height">Height of the picture, at least 1.</param>
    /// <param name="longestSide">What the longer side of the scaled picture may have, in pixels.</param>
    /// <param name="multiple">Both sides of the input are multiples of this.</param>
    public static Letterbox Within(int width, int height, int longestSide, int multiple = 32)
    {
        var scale = Math.Min(1, longestSide / (double)Math.Max(width, height));
        var (across, down) = (Scaled(width, scale), Scaled(height, scale));
        return new Letterbox(
            Up(across, multiple), Up(down, multiple), across, down, across / (float)width, down / (float)height);
    }

    /// <summary>Fits a picture into an input of a fixed size, enlarging it where it is smaller.</summary>
    public static Letterbox Into(int width, int height, int inputWidth, int inputHeight)
    {
        var scale = Math.Min(inputWidth / (double)width, inputHeight / (double)height);
        var (across, down) = (Math.Min(inputWidth, Scaled(width, scale)), Math.Min(inputHeight, Scaled(height, scale)));
        return new Letterbox(inputWidth, inputHeight, across, down, across / (float)width, down / (float)height);
    }

    /// <summary>Where a place of the input lies in the picture.</summary>
    public PixelPoint ToPicture(PixelPoint point) => new(point.X / ScaleX, point.Y / ScaleY);

    /// <summary>Where a box of the input lies in the picture.</summary>
    public PixelBox ToPicture(PixelBox box) =>
        new(box.X / ScaleX, box.Y / ScaleY, box.Width / ScaleX, box.Height / ScaleY);

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale));

    private static int Up(int side, int multiple) => (side + multiple - 1) / multiple * multiple;
}
