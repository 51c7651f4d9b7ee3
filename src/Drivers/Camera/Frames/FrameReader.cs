// Takes pictures out of a byte stream, one after the other, into one buffer that is made once. The stream is a chain of
// PPM files (Netpbm "P6": width, height and the largest value as text, then the pixels), so each frame says its own
// size, and bytes that are no frame are noticed instead of shown.
using System.Buffers.Text;

namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>Reads frames of 8 bits a channel; one reader a stream, one thread a reader.</summary>
/// <param name="stream">What the decoder writes. The reader does not close it.</param>
/// <param name="largestPicture">The most pixels that a frame may have; a larger one is refused before a buffer is
/// made.</param>
public sealed class FrameReader(Stream stream, long largestPicture)
{
    // "P6\n99999 99999\n255\n"
    private const int LongestHeader = 24;

    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private byte[] _frame = [];

    /// <summary>Pixels; zero before the first frame.</summary>
    public int Width { get; private set; }

    /// <summary>Pixels; zero before the first frame.</summary>
    public int Height { get; private set; }

    /// <summary>Frames read so far.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// The frame read last: red, green, blue, row by row, <c>Width * Height * 3</c> bytes. The next read writes over
    /// it.
    /// </summary>
    public ReadOnlyMemory<byte> Rgb => _frame.AsMemory(_headerLength);

    /// <summary>Waits for the next frame; false where the stream has ended.</summary>
    /// <exception cref="DeviceFault">What came is no frame, has changed its size, or is larger than allowed.
    /// </exception>
    public bool Read()
    {
        if (Width == 0 && !ReadFirstHeader()) return false;
        if (Count == 0)
        {
            if (!Fill(_frame.AsSpan(_headerLength))) return false;
        }
        else
        {
            // Every later frame has the same header, so that header and pixels are one read of a fixed size.
            if (!Fill(_frame)) return false;
            if (!_frame.AsSpan(0, _headerLength).SequenceEqual(_header.AsSpan(0, _headerLength)))
                throw new DeviceFault(
                    "The decoder's pictures changed their size, or it wrote something that is no picture.");
        }

        Count++;
        return true;
    }

    // Byte by byte, once a stream: nothing says how long the header is.
    private bool ReadFirstHeader()
    {
        var lines = 0;
        for (var at = 0; at < LongestHeader; at++)
        {
            if (!Fill(_header.AsSpan(at, 1))) return false;
            if (_header[at] == '\n') lines++;
            if (lines == 3) return MakeBuffer(at + 1);
        }

        throw NoPicture();
    }

    private bool MakeBuffer(int headerLength)
    {
        var text = _header.AsSpan(0, headerLength);
        if (!text.StartsWith("P6\n"u8) || !text.EndsWith("\n255\n"u8)) throw NoPicture();
        var size = text["P6\n".Length..^"\n255\n".Length];
        if (!Utf8Parser.TryParse(size, out int width, out var used) || width < 1 || used >= size.Length
            || !Utf8Parser.TryParse(size[(used + 1)..], out int height, out _) || height < 1) throw NoPicture();
        if ((long)width * height > largestPicture) throw PictureLimit.Fault(width, height, largestPicture);
        _headerLength = headerLength;
        _frame = GC.AllocateUninitializedArray<byte>(checked(headerLength + (width * height * 3)));
        text.CopyTo(_frame);
        (Width, Height) = (width, height);
        return true;
    }

    private bool Fill(Span<byte> target)
    {
        while (target.Length > 0)
        {
            var read = stream.Read(target);
            if (read == 0) return false;
            target = target[read..];
        }

        return true;
    }

    private static DeviceFault NoPicture() => new(
        "The decoder wrote something that is no picture: check that `ffmpeg` on this box is the real one.");
}
