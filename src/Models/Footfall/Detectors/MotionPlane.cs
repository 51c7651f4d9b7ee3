// The fourth channel of our own person detector: how much each place has changed against the resting picture. People
// move and furniture does not. The same arithmetic stands in the training code; the two must stay equal to the bit.
using System.Numerics;
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Footfall.Detectors;

/// <summary>
/// Keeps an estimate of the resting picture and writes the motion plane: brightness (77 R + 150 G + 29 B) / 256, the
/// mean of 3 x 3 pixels, against an estimate that follows by 1/32 a frame where nothing moves and by 1/256 where
/// something does; four times the difference beyond 4, at most 255. For one stream and one thread; a call allocates
/// nothing.
/// </summary>
/// <param name="width">Pixels, at least 2.</param>
/// <param name="height">Pixels, at least 2.</param>
public sealed class MotionPlane(int width, int height)
{
    private const uint Moving = 64;
    private const int FastShift = 5;
    private const int SlowShift = 8;
    private const uint Dead = 4;

    // A row has one column more at either side, so that the sum of three needs no special case; they stay 0.
    private readonly uint[] _bright = new uint[width + 2];
    private readonly uint[][] _sums = [new uint[width], new uint[width], new uint[width]];
    private readonly int[] _background = new int[width * height];
    private bool _started;

    /// <summary>The part of the last frame that moved, 0 to 1.</summary>
    public float MovingPart { get; private set; }

    /// <summary>The next frame is the first of a new scene.</summary>
    public void Reset() => _started = false;

    /// <summary>Reads red, green and blue of a frame and writes its motion beside them.</summary>
    /// <param name="pixels">Four bytes a pixel: red, green, blue, motion.</param>
    /// <exception cref="ArgumentException">It is not <c>width * height * 4</c> bytes.</exception>
    public void Fill(Span<byte> pixels)
    {
        if (pixels.Length != width * height * 4)
            throw new ArgumentException($"{width} x {height} pixels are no {pixels.Length} bytes, four each.");
        var words = MemoryMarshal.Cast<byte, uint>(pixels);
        SumAcross(words[..width], _sums[0]);
        SumAcross(words.Slice(width, width), _sums[1]);
        for (var y = 0; y < height; y++)
        {
            if (y > 0 && y + 1 < height) SumAcross(words.Slice((y + 1) * width, width), _sums[(y + 1) % 3]);
            var row = words.Slice(y * width, width);
            if (y > 0 && y + 1 < height) FillRow(row, y, 3, _sums[(y + 2) % 3], _sums[y % 3], _sums[(y + 1) % 3]);
            else if (y == 0) FillRow(row, y, 2, _sums[0], _sums[1], []);
            else FillRow(row, y, 2, _sums[(y + 2) % 3], _sums[y % 3], []);
        }

        _started = true;
        MovingPart = Moved(words);
    }

    /// <summary>A sample of the pixels is enough.</summary>
    private static float Moved(ReadOnlySpan<uint> words)
    {
        const int Step = 61;
        var (moved, all) = (0, 0);
        for (var i = 0; i < words.Length; i += Step, all++) moved += words[i] >> 24 >= Moving ? 1 : 0;
        return moved / (float)all;
    }

    /// <summary>Sums of three neighbours' brightness.</summary>
    private void SumAcross(ReadOnlySpan<uint> row, Span<uint> sums)
    {
        var x = 0;
        var octet = new Vector<uint>(0xFF);
        for (; x <= width - Vector<uint>.Count; x += Vector<uint>.Count)
        {
            var pixel = new Vector<uint>(row[x..]);
            var bright = ((pixel & octet) * 77) + (((pixel >>> 8) & octet) * 150) + (((pixel >>> 16) & octet) * 29);
            (bright >>> 8).CopyTo(_bright, x + 1);
        }

        for (; x < width; x++)
        {
            var (red, green, blue) = (row[x] & 0xFF, (row[x] >> 8) & 0xFF, (row[x] >> 16) & 0xFF);
            _bright[x + 1] = ((red * 77) + (green * 150) + (blue * 29)) >> 8;
        }

        for (x = 0; x <= width - Vector<uint>.Count; x += Vector<uint>.Count)
        {
            (new Vector<uint>(_bright, x) + new Vector<uint>(_bright, x + 1) + new Vector<uint>(_bright, x + 2))
                .CopyTo(sums[x..]);
        }

        for (; x < width; x++) sums[x] = _bright[x] + _bright[x + 1] + _bright[x + 2];
    }

    private void FillRow(
        Span<uint> row, int y, int rows, ReadOnlySpan<uint> one, ReadOnlySpan<uint> two, ReadOnlySpan<uint> three)
    {
        var background = _background.AsSpan(y * width, width);
        FillPixel(ref row[0], ref background[0], one[0] + two[0] + (rows == 3 ? three[0] : 0), rows * 2);
        var x = 1;
        // Whole-number division by 9 and by 6, exact for every sum of that many bytes.
        var reciprocal = new Vector<uint>(rows == 3 ? 7282u : 10923u);
        for (; x <= width - 1 - Vector<uint>.Count; x += Vector<uint>.Count)
        {
            var sum = new Vector<uint>(one[x..]) + new Vector<uint>(two[x..]);
            if (rows == 3) sum += new Vector<uint>(three[x..]);
            var mean = Vector.AsVectorInt32((sum * reciprocal) >>> 16);
            var resting = new Vector<int>(background[x..]);
            if (!_started) resting = mean << 8;
            var apart = Vector.AsVectorUInt32(Vector.Abs(mean - (resting >> 8)));
            var motion = Vector.Min(
                new Vector<uint>(255), (Vector.Max(apart, new Vector<uint>(Dead)) - new Vector<uint>(Dead)) << 2);
            var gap = (mean << 8) - resting;
            var still = Vector.AsVectorInt32(Vector.LessThan(motion, new Vector<uint>(Moving)));
            (resting + Vector.ConditionalSelect(still, gap >> FastShift, gap >> SlowShift)).CopyTo(background[x..]);
            var colours = new Vector<uint>(row[x..]) & new Vector<uint>(0x00FFFFFF);
            (colours | (motion << 24)).CopyTo(row[x..]);
        }

        for (; x < width; x++)
        {
            var sum = one[x] + two[x] + (rows == 3 ? three[x] : 0);
            FillPixel(ref row[x], ref background[x], sum, rows * (x == width - 1 ? 2 : 3));
        }
    }

    private void FillPixel(ref uint pixel, ref int resting, uint sum, int count)
    {
        var mean = (int)(sum / (uint)count);
        if (!_started) resting = mean << 8;
        var motion = Math.Min(255, 4 * Math.Max(0, Math.Abs(mean - (resting >> 8)) - (int)Dead));
        var gap = (mean << 8) - resting;
        resting += motion < Moving ? gap >> FastShift : gap >> SlowShift;
        pixel = (pixel & 0x00FFFFFF) | ((uint)motion << 24);
    }
}
