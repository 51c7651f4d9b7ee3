// Where pixels are written: a tensor's memory, or a part of it.
namespace EdgeAgent.Models.Pictures;

/// <summary>
/// Rows of pixels to write red, green and blue into; bytes between the pixels (a fourth channel) are left alone.
/// </summary>
public readonly ref struct PictureTarget
{
    private readonly Span<byte> _bytes;
    private readonly int _rowStride;

    /// <summary>Takes memory for a whole picture.</summary>
    /// <param name="bytes">At least <c>width * height * pixelStride</c> bytes.</param>
    /// <param name="width">Pixels, at least 1.</param>
    /// <param name="height">Pixels, at least 1.</param>
    /// <param name="pixelStride">Bytes from one pixel to the next: 3, or 4 where a channel of its own follows.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than pixels, or no pixels.</exception>
    public PictureTarget(Span<byte> bytes, int width, int height, int pixelStride = 3)
        : this(bytes, width, height, pixelStride, width * pixelStride)
    {
    }

    private PictureTarget(Span<byte> bytes, int width, int height, int pixelStride, int rowStride)
    {
        if (width < 1 || height < 1 || pixelStride < 3
            || bytes.Length < ((height - 1) * (long)rowStride) + ((long)width * pixelStride))
        {
            throw new ArgumentException($"{width} x {height} pixels do not fit into {bytes.Length} bytes.");
        }

        (Width, Height, PixelStride) = (width, height, pixelStride);
        _bytes = bytes;
        _rowStride = rowStride;
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Bytes from one pixel to the next.</summary>
    public int PixelStride { get; }

    /// <summary>One row, <c>Width * PixelStride</c> bytes.</summary>
    public Span<byte> Row(int y) => _bytes.Slice(y * _rowStride, Width * PixelStride);

    /// <summary>A rectangle of it.</summary>
    /// <exception cref="ArgumentException">It reaches beyond.</exception>
    public PictureTarget Part(int x, int y, int width, int height) =>
        x >= 0 && y >= 0 && x + width <= Width && y + height <= Height
            ? new(_bytes[((y * _rowStride) + (x * PixelStride))..], width, height, PixelStride, _rowStride)
            : throw new ArgumentException($"{width} x {height} at ({x}, {y}) reaches beyond {Width} x {Height}.");

    /// <summary>Fills red, green and blue of every pixel with one shade.</summary>
    public void Fill(byte shade)
    {
        for (var y = 0; y < Height; y++)
        {
            var row = Row(y);
            if (PixelStride == 3) row.Fill(shade);
            else for (var at = 0; at < row.Length; at += PixelStride) row.Slice(at, 3).Fill(shade);
        }
    }
}
