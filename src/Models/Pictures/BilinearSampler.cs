// Reads a picture's shade between its pixels: the inner loop of straightening, all channels at a time.
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>Bilinear samples of one picture; beyond it, its edge is repeated.</summary>
internal readonly ref struct BilinearSampler(PictureView picture)
{
    // Shares between neighbours are counted in 256ths, so that two of them in a row stay within 16 and 24 bits.
    private const float Parts = 256;
    private const int Shift = 16;

    private readonly ReadOnlySpan<byte> _rgb = picture.Rgb;
    private readonly int _stride = picture.Width * 3;
    private readonly int _lastLeft = Math.Max(0, picture.Width - 2);
    private readonly int _lastTop = Math.Max(0, picture.Height - 2);
    private readonly float _right = picture.Width - 1;
    private readonly float _bottom = picture.Height - 1;

    /// <summary>Writes the mean shade of every few places as one pixel.</summary>
    /// <param name="places">Where to look, in pixels of the picture.</param>
    /// <param name="placesAPixel">How many of them make up one pixel.</param>
    /// <param name="target">Where the pixels go.</param>
    /// <param name="pixelStride">Bytes from one pixel to the next.</param>
    public void Mean(ReadOnlySpan<PixelPoint> places, int placesAPixel, Span<byte> target, int pixelStride)
    {
        var share = Vector128.Create(1f / (placesAPixel * (1 << Shift)));
        var half = Vector128.Create(0.5f);
        for (var at = 0; at < target.Length && !places.IsEmpty; at += pixelStride)
        {
            var sum = Vector128<uint>.Zero;
            foreach (var place in places[..placesAPixel]) sum += At(place);
            places = places[placesAPixel..];
            var shade = Vector128.ConvertToInt32((Vector128.ConvertToSingle(sum.AsInt32()) * share) + half);
            var pixel = target.Slice(at, 3);
            pixel[0] = (byte)shade[0];
            pixel[1] = (byte)shade[1];
            pixel[2] = (byte)shade[2];
        }
    }

    /// <summary>The shade at a place, times 2^16; the fourth number means nothing.</summary>
    private Vector128<uint> At(PixelPoint place)
    {
        // A place that is no number ends at 0 when it becomes a whole number below.
        var x = Math.Min(Math.Max(place.X - 0.5f, 0), _right);
        var y = Math.Min(Math.Max(place.Y - 0.5f, 0), _bottom);
        var (left, top) = (Math.Min((int)x, _lastLeft), Math.Min((int)y, _lastTop));
        var (shareX, shareY) = ((uint)((x - left) * Parts), (ushort)((y - top) * Parts));
        var upper = (top * _stride) + (left * 3);
        var lower = upper + (_lastTop == 0 && _bottom == 0 ? 0 : _stride);
        var column = (Pair(upper) * (ushort)(Parts - shareY)) + (Pair(lower) * shareY);
        // The right neighbour's channels stand three numbers on.
        var neighbour = Vector128.Shuffle(column, Vector128.Create((ushort)3, 4, 5, 5, 5, 5, 5, 5));
        return (Vector128.WidenLower(column) * ((uint)Parts - shareX)) + (Vector128.WidenLower(neighbour) * shareX);
    }

    /// <summary>Two neighbouring pixels as six numbers; the last pixels are padded, so that none behind them is read.</summary>
    private Vector128<ushort> Pair(int at)
    {
        ulong bytes = 0;
        if (at + 8 <= _rgb.Length) bytes = BinaryPrimitives.ReadUInt64LittleEndian(_rgb[at..]);
        else for (var index = 0; at + index < _rgb.Length; index++) bytes |= (ulong)_rgb[at + index] << (8 * index);
        return Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte());
    }
}
