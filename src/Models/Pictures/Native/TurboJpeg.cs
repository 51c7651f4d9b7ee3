// The functions of libturbojpeg 2.x that pictures need, as declared in turbojpeg.h.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Pictures.Native;

internal static unsafe partial class TurboJpeg
{
    /// <summary>Red, green, blue, a byte each.</summary>
    public const int Rgb = 0;

    /// <summary>Chroma at half the width and height.</summary>
    public const int Chroma420 = 2;

    /// <summary>Refuses files with hundreds of progressive scans, which are made to keep a decoder busy.</summary>
    public const int LimitScans = 32768;

    private const string Library = "libturbojpeg.so.0";

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint NewDecompressor();

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint NewCompressor();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int ReadHeader(
        nint handle, byte* jpeg, nuint size, out int width, out int height, out int subsampling, out int colours);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(
        nint handle, byte* jpeg, nuint size, byte* pixels, int width, int pitch, int height, int format, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(
        nint handle,
        byte* pixels,
        int width,
        int pitch,
        int height,
        int format,
        ref byte* jpeg,
        ref nuint size,
        int subsampling,
        int quality,
        int flags);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    public static partial void Free(byte* jpeg);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    private static partial byte* ErrorText(nint handle);

    /// <summary>What went wrong last, in the library's words.</summary>
    public static string Reason(nint handle) =>
        (Marshal.PtrToStringUTF8((nint)ErrorText(handle)) ?? "no reason given").TrimEnd('.', ' ', '\n');
}
