// Reads and writes JPEG through libturbojpeg.
namespace EdgeAgent.Models.Pictures.Native;

/// <summary>JPEG in memory to pixels and back. Safe for use from several threads.</summary>
internal static unsafe class JpegCodec
{
    private const int Cmyk = 3;
    private const string Install = "The JPEG library libturbojpeg.so.0 is missing on this machine: "
        + "install the Debian package libturbojpeg0.";

    /// <summary>Decodes a JPEG.</summary>
    /// <exception cref="PictureException">It is damaged, cut short, too large, or the library is missing.</exception>
    public static Picture Read(ReadOnlySpan<byte> jpeg, string name, PictureLimits limits)
    {
        var handle = Begin(TurboJpeg.NewDecompressor);
        try
        {
            fixed (byte* start = jpeg)
            {
                if (TurboJpeg.ReadHeader(
                    handle, start, (nuint)jpeg.Length, out var width, out var height, out _, out var colours) != 0)
                    throw Damaged(handle, name, jpeg.Length);
                limits.Check(name, width, height);
                if (colours >= Cmyk)
                    throw new PictureException($"{name} is a JPEG for printing (CMYK); save it as an RGB picture.");
                var (scaledWidth, scaledHeight) = Scaled(width, height, limits.EnoughWidth);
                var pixels = GC.AllocateUninitializedArray<byte>(scaledWidth * scaledHeight * 3);
                fixed (byte* target = pixels)
                {
                    var failed = TurboJpeg.Decompress(
                        handle,
                        start,
                        (nuint)jpeg.Length,
                        target,
                        scaledWidth,
                        scaledWidth * 3,
                        scaledHeight,
                        TurboJpeg.Rgb,
                        TurboJpeg.LimitScans) != 0;
                    if (failed && !IsHarmless(TurboJpeg.Reason(handle))) throw Damaged(handle, name, jpeg.Length);
                }

                return new Picture(scaledWidth, scaledHeight, pixels);
            }
        }
        finally
        {
            TurboJpeg.Destroy(handle);
        }
    }

    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">1 (small) to 100 (good).</param>
    /// <exception cref="PictureException">It is too large for JPEG, or the library is missing.</exception>
    public static byte[] Write(PictureView picture, int quality)
    {
        var handle = Begin(TurboJpeg.NewCompressor);
        byte* jpeg = null;
        try
        {
            nuint size = 0;
            fixed (byte* pixels = picture.Rgb)
            {
                if (TurboJpeg.Compress(
                    handle,
                    pixels,
                    picture.Width,
                    picture.Width * 3,
                    picture.Height,
                    TurboJpeg.Rgb,
                    ref jpeg,
                    ref size,
                    TurboJpeg.Chroma420,
                    quality,
                    0) != 0)
                {
                    throw new PictureException(
                        $"The picture could not be written as JPEG: {TurboJpeg.Reason(handle)}.");
                }

            }

            return new ReadOnlySpan<byte>(jpeg, (int)size).ToArray();
        }
        finally
        {
            TurboJpeg.Free(jpeg);
            TurboJpeg.Destroy(handle);
        }
    }

    private static nint Begin(Func<nint> make)
    {
        try
        {
            var handle = make();
            return handle != 0 ? handle : throw new PictureException("The JPEG library could not be started.");
        }
        catch (DllNotFoundException error)
        {
            throw new PictureException(Install, error);
        }
    }

    /// <summary>The smallest of 1, 1/2, 1/4, 1/8 that is wide enough, rounded up as the library does.</summary>
    private static (int Width, int Height) Scaled(int width, int height, int? enough)
    {
        var divisor = 1;
        while (divisor < 8 && enough is { } wanted && width / (divisor * 2) >= wanted) divisor *= 2;
        return ((width + divisor - 1) / divisor, (height + divisor - 1) / divisor);
    }

    /// <summary>Cameras often leave a few bytes before the end mark; nothing is missing then.</summary>
    private static bool IsHarmless(string reason) =>
        reason.Contains("extraneous bytes before marker", StringComparison.Ordinal);

    private static PictureException Damaged(nint handle, string name, int bytes)
    {
        var reason = TurboJpeg.Reason(handle);
        return new PictureException(
            reason.Contains("Premature end", StringComparison.Ordinal)
                ? $"{name} is cut short: its {bytes:N0} bytes end before the picture does ({reason})."
                : $"{name} is a damaged JPEG: {reason}.");
    }
}
