// Reads and writes PNG through libpng's simplified interface: grey, palette, 16-bit and transparent pictures become
// plain RGB on white.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Pictures.Native;

/// <summary>PNG in memory to pixels and back. Safe for use from several threads.</summary>
internal static unsafe class PngCodec
{
    private const string Install = "The PNG library libpng16.so.16 is missing on this machine: "
        + "install the Debian package libpng16-16.";

    /// <summary>Decodes a PNG.</summary>
    /// <exception cref="PictureException">It is damaged, cut short, too large, or the library is missing.</exception>
    public static Picture Read(ReadOnlySpan<byte> png, string name, PictureLimits limits)
    {
        var image = new LibPng.Image { Version = LibPng.Version };
        try
        {
            fixed (byte* start = png)
            {
                if (LibPng.BeginRead(&image, start, (nuint)png.Length) == 0) throw Damaged(&image, name);
                limits.Check(name, image.Width, image.Height);
                image.Format = LibPng.Rgb;
                var (width, height) = ((int)image.Width, (int)image.Height);
                var pixels = GC.AllocateUninitializedArray<byte>(width * height * 3);
                var white = new LibPng.Colour { Red = 255, Green = 255, Blue = 255 };
                fixed (byte* target = pixels)
                {
                    if (LibPng.FinishRead(&image, &white, target, width * 3, null) == 0) throw Damaged(&image, name);
                }

                return new Picture(width, height, pixels);
            }
        }
        catch (DllNotFoundException error)
        {
            throw new PictureException(Install, error);
        }
        finally
        {
            if (image.Opaque != 0) LibPng.Free(&image);
        }
    }

    /// <summary>Encodes a picture.</summary>
    /// <exception cref="PictureException">It could not be written, or the library is missing.</exception>
    public static byte[] Write(PictureView picture)
    {
        var image = new LibPng.Image
        {
            Version = LibPng.Version,
            Width = (uint)picture.Width,
            Height = (uint)picture.Height,
            Format = LibPng.Rgb,
        };
        // Pixels that do not compress take a little more room than they have, and each row a filter byte.
        var bound = ((picture.Width * 3L) + 1) * picture.Height;
        var png = new byte[bound + (bound / 500) + 1024];
        var size = (nuint)png.Length;
        try
        {
            fixed (byte* target = png, pixels = picture.Rgb)
            {
                if (LibPng.Write(&image, target, ref size, 0, pixels, picture.Width * 3, null) == 0)
                    throw new PictureException($"The picture could not be written as PNG: {Reason(&image)}.");
            }
        }
        catch (DllNotFoundException error)
        {
            throw new PictureException(Install, error);
        }

        return png[..(int)size];
    }

    private static PictureException Damaged(LibPng.Image* image, string name) =>
        new($"{name} is a damaged or cut-short PNG: {Reason(image)}.");

    private static string Reason(LibPng.Image* image) => Marshal.PtrToStringUTF8((nint)image->Message) ?? "";
}
