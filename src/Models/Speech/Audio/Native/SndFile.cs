// The functions of libsndfile 1.x that reading needs, as declared in sndfile.h.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Speech.Audio.Native;

/// <summary>libsndfile: FLAC, Ogg, AIFF and more.</summary>
internal static partial class SndFile
{
    /// <summary>SFM_READ.</summary>
    public const int ForReading = 0x10;

    private const string Library = "libsndfile.so.1";

    [LibraryImport(Library, EntryPoint = "sf_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial SndFileHandle Open(string path, int mode, ref Info info);

    [LibraryImport(Library, EntryPoint = "sf_readf_float")]
    public static partial long Read(SndFileHandle file, [Out] float[] frames, long count);

    [LibraryImport(Library, EntryPoint = "sf_error")]
    public static partial int Error(SndFileHandle file);

    [LibraryImport(Library, EntryPoint = "sf_close")]
    public static partial int Close(nint file);

    [LibraryImport(Library, EntryPoint = "sf_strerror")]
    private static partial nint ErrorText(nint file);

    /// <summary>What went wrong with the last file that could not be opened, in the library's words.</summary>
    public static string Reason() =>
        (Marshal.PtrToStringUTF8(ErrorText(0)) ?? "no reason given").Replace("Error : ", "").TrimEnd('.', ' ', '\n');

    /// <summary>SF_INFO.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Info
    {
        public long Frames;
        public int Rate;
        public int Channels;
        public int Format;
        public int Sections;
        public int Seekable;
    }
}
