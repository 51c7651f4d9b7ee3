// Draws on a copy of a picture what a model saw in it, for the eyes of an installer.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>
/// A picture to draw on: lines, boxes, polygons and small labels. What lies beyond the picture is cut off.
/// </summary>
public sealed class Canvas
{
    private const int LabelMargin = 2;
    private readonly byte[] _rgb;

    /// <summary>Takes a copy of a picture.</summary>
    public Canvas(PictureView picture) =>
        (Width, Height, _rgb) = (picture.Width, picture.Height, picture.Rgb.ToArray());

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>What has been drawn so far; drawing on changes it.</summary>
    public Picture Picture => new(Width, Height, _rgb);

    /// <summary>Draws a line.</summary>
    /// <param name="from">One end.</param>
    /// <param name="to">The other end.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="thickness">Its thickness in pixels, 1 or more.</param>
    public void Line(PixelPoint from, PixelPoint to, Colour colour, int thickness = 2)
    {
        if (!Clipping.Clip(ref from, ref to, Width, Height)) return;
        var steps = (int)MathF.Ceiling(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (var step = 0; step <= steps; step++)
        {
            var share = steps == 0 ? 0 : step / (float)steps;
            var x = (int)(from.X + (share * (to.X - from.X))) - (thickness / 2);
            var y = (int)(from.Y + (share * (to.Y - from.Y))) - (thickness / 2);
            Fill(x, y, thickness, thickness, colour);
        }
    }

    /// <summary>Draws the sides of a box.</summary>
    public void Box(PixelBox box, Colour colour, int thickness = 2) =>
        Polygon(colour, thickness, [
            new PixelPoint(box.X, box.Y), new PixelPoint(box.Right, box.Y),
            new PixelPoint(box.Right, box.Bottom), new PixelPoint(box.X, box.Bottom)]);

    /// <summary>Draws the sides of a quadrilateral, its reading direction marked by a thicker lower side.</summary>
    public void Quadrilateral(Quadrilateral corners, Colour colour, int thickness = 2)
    {
        Polygon(colour, thickness, [corners.TopLeft, corners.TopRight, corners.BottomRight, corners.BottomLeft]);
        Line(corners.BottomLeft, corners.BottomRight, colour, thickness + 1);
    }

    /// <summary>Draws a closed polygon.</summary>
    public void Polygon(Colour colour, int thickness, params ReadOnlySpan<PixelPoint> corners)
    {
        for (var corner = 0; corner < corners.Length; corner++)
            Line(corners[corner], corners[(corner + 1) % corners.Length], colour, thickness);
    }

    /// <summary>
    /// Writes a label: light or dark letters on a plate of the colour. Letters are upper case A to Z, digits and a few
    /// signs; any other sign appears as a question mark.
    /// </summary>
    /// <param name="at">Its upper left corner; moved inwards where the label would leave the picture.</param>
    /// <param name="text">What it says.</param>
    /// <param name="colour">The colour of the plate.</param>
    /// <param name="size">Pixels of the picture for each dot of a letter, 1 or more; letters are 5 x 7 dots.</param>
    public void Label(PixelPoint at, string text, Colour colour, int size = 2)
    {
        var width = (text.Length * (BitmapFont.Width + 1) * size) + LabelMargin;
        var height = (BitmapFont.Height * size) + (2 * LabelMargin);
        var left = Inwards(at.X, Width - width);
        var top = Inwards(at.Y, Height - height);
        Fill(left, top, width, height, colour);
        for (var index = 0; index < text.Length; index++)
        {
            var letterLeft = left + LabelMargin + (index * (BitmapFont.Width + 1) * size);
            Letter(letterLeft, top + LabelMargin, text[index], colour.Contrast, size);
        }
    }

    private void Letter(int left, int top, char letter, Colour colour, int size)
    {
        for (var row = 0; row < BitmapFont.Height; row++)
        {
            var dots = BitmapFont.Row(letter, row);
            for (var column = 0; column < BitmapFont.Width; column++)
            {
                if ((dots >> (BitmapFont.Width - 1 - column) & 1) != 0)
                    Fill(left + (column * size), top + (row * size), size, size, colour);
            }
        }
    }

    private static int Inwards(float place, int room) => (int)Math.Clamp(place, 0, Math.Max(0, room));

    private void Fill(int left, int top, int width, int height, Colour colour)
    {
        var right = Math.Min(Width, left + width);
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < right; x++)
            {
                var pixel = _rgb.AsSpan(((y * Width) + x) * 3, 3);
                (pixel[0], pixel[1], pixel[2]) = (colour.Red, colour.Green, colour.Blue);
            }
        }
    }
}
