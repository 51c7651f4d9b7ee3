// Scales pictures of one size to another, straight into a tensor's memory. Each target pixel is the mean of what it
// covers when shrinking (no moiré, no lost strokes), and bilinear when enlarging.
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>
/// Scales one region of pictures of one size. Made once for a stream; a call allocates nothing. To be used by one
/// thread at a time.
/// </summary>
public sealed class PictureScaler
{
    // Weights down sum up to 2^8, so that a column's sum fits 16 bits; weights across to 2^16, so that it fits 32.
    private const int DownBits = 8;
    private const int AcrossBits = 16;
    private const int Shift = DownBits + AcrossBits;

    private readonly int _sourceWidth;
    private readonly int _sourceHeight;
    private readonly ScalingTaps _down;
    private readonly ScalingTaps _across;
    private readonly ushort[] _column;

    /// <summary>Scales whole pictures.</summary>
    public PictureScaler(int sourceWidth, int sourceHeight, int width, int height)
        : this(sourceWidth, sourceHeight, new PixelBox(0, 0, sourceWidth, sourceHeight), width, height)
    {
    }

    /// <summary>Scales a region; where it reaches beyond the picture, the picture's edge is repeated.</summary>
    /// <param name="sourceWidth">Width of the pictures.</param>
    /// <param name="sourceHeight">Height of the pictures.</param>
    /// <param name="region">What is scaled, in the picture's pixels; its sides may lie between pixels.</param>
    /// <param name="width">Width to scale to, at least 1.</param>
    /// <param name="height">Height to scale to, at least 1.</param>
    public PictureScaler(int sourceWidth, int sourceHeight, PixelBox region, int width, int height)
    {
        (_sourceWidth, _sourceHeight, Width, Height) = (sourceWidth, sourceHeight, width, height);
        _down = ScalingTaps.Of(sourceHeight, region.Y, region.Height, height, 1 << DownBits);
        _across = ScalingTaps.Of(sourceWidth, region.X, region.Width, width, 1 << AcrossBits);
        // Four channels are read at a time, so one more than there are is there.
        _column = new ushort[(sourceWidth * 3) + 1];
    }

    /// <summary>Pixels across of what is made.</summary>
    public int Width { get; }

    /// <summary>Pixels down of what is made.</summary>
    public int Height { get; }

    /// <summary>Scales a picture into the target.</summary>
    /// <exception cref="ArgumentException">The picture or the target has another size than was announced.</exception>
    public void Scale(PictureView picture, PictureTarget target)
    {
        if (picture.Width != _sourceWidth || picture.Height != _sourceHeight)
        {
            throw new ArgumentException(
                $"The picture is {picture.Width} x {picture.Height}, not {_sourceWidth} x {_sourceHeight}.");
        }

        if (target.Width != Width || target.Height != Height)
            throw new ArgumentException($"The target is {target.Width} x {target.Height}, not {Width} x {Height}.");
        var (first, last) = (_across.First * 3, (_across.Last + 1) * 3);
        for (var y = 0; y < Height; y++)
        {
            SumDown(picture, _down.Start(y), _down.Weights(y), first, last);
            SumAcross(target.Row(y), target.PixelStride);
        }
    }

    /// <summary>Weighs rows of the picture into one row of 16-bit sums; a step takes one column of all rows.</summary>
    private void SumDown(PictureView picture, int start, ReadOnlySpan<int> weights, int first, int last)
    {
        var stride = picture.Width * 3;
        var rows = picture.Rgb.Slice(start * stride, weights.Length * stride);
        ref var source = ref MemoryMarshal.GetReference(rows);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_column);
        var x = first;
        for (; x <= last - Vector<byte>.Count; x += Vector<byte>.Count)
        {
            var (low, high) = (Vector<ushort>.Zero, Vector<ushort>.Zero);
            for (var row = 0; row < weights.Length; row++)
            {
                Vector.Widen(Vector.LoadUnsafe(ref source, (nuint)((row * stride) + x)), out var lower, out var upper);
                var weight = new Vector<ushort>((ushort)weights[row]);
                low += lower * weight;
                high += upper * weight;
            }

            low.StoreUnsafe(ref sums, (nuint)x);
            high.StoreUnsafe(ref sums, (nuint)(x + Vector<ushort>.Count));
        }

        for (; x < last; x++)
        {
            var sum = 0;
            for (var row = 0; row < weights.Length; row++)
                sum += rows[(row * stride) + x] * weights[row];
            _column[x] = (ushort)sum;
        }
    }

    /// <summary>Weighs the sums of neighbouring columns into target pixels, all channels of one at a time.</summary>
    private void SumAcross(Span<byte> row, int pixelStride)
    {
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_column);
        var half = Vector128.Create(1u << (Shift - 1));
        ref var pixel = ref MemoryMarshal.GetReference(row[..(Width * pixelStride)]);
        for (var x = 0; x < Width; x++)
        {
            var sum = half;
            ref var source = ref Unsafe.Add(ref sums, _across.Start(x) * 3);
            foreach (var weight in _across.Weights(x))
            {
                sum += Four(ref source) * (uint)weight;
                source = ref Unsafe.Add(ref source, 3);
            }

            var shade = (sum >> Shift).AsByte();
            pixel = shade[0];
            Unsafe.Add(ref pixel, 1) = shade[4];
            Unsafe.Add(ref pixel, 2) = shade[8];
            pixel = ref Unsafe.Add(ref pixel, pixelStride);
        }
    }

    /// <summary>The three channels of a pixel, and one number that means nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Four(ref ushort source) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref source))).AsUInt16());
}
