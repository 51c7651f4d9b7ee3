// The functions of libpng 1.6's simplified interface, as declared in png.h.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Pictures.Native;

internal static unsafe partial class LibPng
{
    /// <summary>Version of the structure below.</summary>
    public const uint Version = 1;

    /// <summary>Red, green, blue, a byte each.</summary>
    public const uint Rgb = 2;

    private const string Library = "libpng16.so.16";

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    public static partial int BeginRead(Image* image, byte* png, nuint size);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    public static partial int FinishRead(Image* image, Colour* background, byte* pixels, int rowStride, void* colours);

    [LibraryImport(Library, EntryPoint = "png_image_write_to_memory")]
    public static partial int Write(
        Image* image, byte* png, ref nuint size, int convertTo8Bit, byte* pixels, int rowStride, void* colours);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    public static partial void Free(Image* image);

    /// <summary>png_image: what is read or written, and what went wrong.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public nint Opaque;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColourMapEntries;
        public uint WarningOrError;
        public fixed byte Message[64];
    }

    /// <summary>png_color: what shows through where a picture is transparent.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Colour
    {
        public byte Red;
        public byte Green;
        public byte Blue;
    }
}
