// A look at a picture whose memory belongs to someone else: a camera's frame, or a Picture.
namespace EdgeAgent.Models.Pictures;

/// <summary>A picture for the time of a call: 8 bits a channel, red, green, blue, row by row, no padding.</summary>
public readonly ref struct PictureView
{
    /// <summary>Looks at pixels.</summary>
    /// <param name="width">Pixels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    /// <param name="rgb">At least <c>width * height * 3</c> bytes.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than pixels, or no pixels.</exception>
    public PictureView(int width, int height, ReadOnlySpan<byte> rgb)
    {
        if (width < 1 || height < 1 || rgb.Length < (long)width * height * 3)
            throw new ArgumentException($"{width} x {height} pixels do not fit into {rgb.Length} bytes.");
        Width = width;
        Height = height;
        Rgb = rgb[..(width * height * 3)];
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels, exactly <c>Width * Height * 3</c> bytes.</summary>
    public ReadOnlySpan<byte> Rgb { get; }

    /// <summary>Looks at a picture.</summary>
    public static implicit operator PictureView(Picture picture) => new(picture.Width, picture.Height, picture.Pixels);

    /// <summary>One row, <c>Width * 3</c> bytes.</summary>
    public ReadOnlySpan<byte> Row(int y) => Rgb.Slice(y * Width * 3, Width * 3);
}
