// Reads a picture's shades between its pixels: the inner loops of straightening, all channels at a time.
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EdgeAgent.Models.Pictures;

/// <summary>Where a sample lies.</summary>
/// <param name="Left">Its left neighbour's column.</param>
/// <param name="Top">Its upper neighbour's row.</param>
/// <param name="ShareX">How far it lies towards the right neighbour, 0 to 256.</param>
/// <param name="ShareY">How far it lies towards the lower neighbour, 0 to 256.</param>
internal readonly record struct SamplePlace(int Left, int Top, int ShareX, int ShareY);

/// <summary>Bilinear samples of one picture on a grid laid over it by a projective map.</summary>
internal readonly ref struct BilinearSampler
{
    // Shares between neighbours are counted in 256ths, so that two of them in a row stay within 16 and 24 bits.
    private const int Parts = 256;
    private const int Shift = 16;

    private readonly ReadOnlySpan<byte> _rgb;
    private readonly int _stride;
    private readonly int _lower;
    private readonly ProjectiveMap _map;
    private readonly float _stepX;
    private readonly float _stepY;
    private readonly Vector128<float> _lastPlace;
    private readonly Vector128<int> _lastNeighbour;

    /// <summary>Lays a grid of samples over what the map makes of the unit square.</summary>
    public BilinearSampler(PictureView picture, ProjectiveMap map, int samplesAcross, int samplesDown)
    {
        _rgb = picture.Rgb;
        _stride = picture.Width * 3;
        _lower = picture.Height > 1 ? _stride : 0;
        _map = map;
        (_stepX, _stepY) = (1f / samplesAcross, 1f / samplesDown);
        _lastPlace = Vector128.Create(picture.Width - 1f, picture.Height - 1f, 0, 0);
        _lastNeighbour = Vector128.Create(Math.Max(0, picture.Width - 2), Math.Max(0, picture.Height - 2), 0, 0);
    }

    /// <summary>Works out where neighbouring samples of one row lie; beyond the picture they lie on its edge.</summary>
    public void Place(int sampleX, int sampleY, Span<SamplePlace> places)
    {
        // A step to the right adds the same to all three sums of the map.
        var start = _map.Sums((sampleX + 0.5f) * _stepX, (sampleY + 0.5f) * _stepY);
        var step = _map.SumsAcross * _stepX;
        for (var index = 0; index < places.Length; index++)
        {
            var sums = start + (step * index);
            var place = (sums / sums[2]) - Vector128.Create(0.5f);
            place = Vector128.MinNative(Vector128.MaxNative(place, Vector128<float>.Zero), _lastPlace);
            var neighbour = Vector128.Min(Vector128.ConvertToInt32Native(place), _lastNeighbour);
            var share = Vector128.ConvertToInt32Native((place - Vector128.ConvertToSingle(neighbour)) * Parts);
            places[index] = new SamplePlace(neighbour[0], neighbour[1], share[0], share[1]);
        }
    }

    /// <summary>Adds the shades at a few places to each sum, times 2^16; the fourth number means nothing.</summary>
    public void Add(ReadOnlySpan<SamplePlace> places, int placesASum, Span<Vector128<uint>> sums)
    {
        for (var pixel = 0; pixel < sums.Length; pixel++)
        {
            var sum = sums[pixel];
            foreach (ref readonly var place in places.Slice(pixel * placesASum, placesASum)) sum += At(in place);
            sums[pixel] = sum;
        }
    }

    /// <summary>Writes means as pixels.</summary>
    /// <param name="sums">Sums of shades.</param>
    /// <param name="count">Of how many places each is the sum.</param>
    /// <param name="target">Where the pixels go.</param>
    /// <param name="pixelStride">Bytes from one pixel to the next.</param>
    public static void Write(ReadOnlySpan<Vector128<uint>> sums, int count, Span<byte> target, int pixelStride)
    {
        var share = Vector128.Create(1f / (count * (1 << Shift)));
        var half = Vector128.Create(0.5f);
        for (var index = 0; index < sums.Length; index++)
        {
            var mean = Vector128.ConvertToInt32Native(
                (Vector128.ConvertToSingle(sums[index].AsInt32()) * share) + half);
            var pixel = target.Slice(index * pixelStride, 3);
            pixel[0] = (byte)mean[0];
            pixel[1] = (byte)mean[1];
            pixel[2] = (byte)mean[2];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<uint> At(in SamplePlace place)
    {
        var upper = (place.Top * _stride) + (place.Left * 3);
        var column = (Pair(upper) * (ushort)(Parts - place.ShareY)) + (Pair(upper + _lower) * (ushort)place.ShareY);
        // The right neighbour's channels stand three numbers on.
        var neighbour = Vector128.Shuffle(column, Vector128.Create((ushort)3, 4, 5, 5, 5, 5, 5, 5));
        return (Vector128.WidenLower(column) * (uint)(Parts - place.ShareX))
            + (Vector128.WidenLower(neighbour) * (uint)place.ShareX);
    }

    /// <summary>Two neighbouring pixels as six numbers; behind the last ones nothing is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<ushort> Pair(int at) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(
        at + sizeof(ulong) <= _rgb.Length ? BinaryPrimitives.ReadUInt64LittleEndian(_rgb[at..]) : Last(at)).AsByte());

    private ulong Last(int at)
    {
        var bytes = 0ul;
        for (var index = 0; at + index < _rgb.Length; index++) bytes |= (ulong)_rgb[at + index] << (8 * index);
        return bytes;
    }
}
