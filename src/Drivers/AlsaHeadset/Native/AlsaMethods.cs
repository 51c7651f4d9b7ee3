// The functions of ALSA's library (libasound, alsa/pcm.h) that the headset driver calls. They stand here and nowhere
// else.
using System.Runtime.InteropServices;

namespace EdgeAgent.Drivers.AlsaHeadset.Native;

/// <summary>
/// Functions of libasound. Each returns 0 or a count, or an error number below zero; counts of frames are C longs.
/// </summary>
internal static partial class AlsaMethods
{
    /// <summary>SND_PCM_NONBLOCK: neither the open nor a read or write waits.</summary>
    public const int NonBlocking = 1;

    /// <summary>SND_PCM_FORMAT_S16_LE.</summary>
    public const int Signed16 = 2;

    /// <summary>SND_PCM_ACCESS_RW_INTERLEAVED.</summary>
    public const int Interleaved = 3;

    private const string Library = "libasound.so.2";

    /// <summary>Takes what the library would print to standard error.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate void Words(nint file, int line, nint function, int error, nint format);

    [LibraryImport(Library, EntryPoint = "snd_lib_error_set_handler")]
    public static partial int SetErrorHandler(Words handler);

    [LibraryImport(Library, EntryPoint = "snd_pcm_open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(out PcmHandle pcm, string name, int stream, int mode);

    [LibraryImport(Library, EntryPoint = "snd_pcm_close")]
    public static partial int Close(nint pcm);

    [LibraryImport(Library, EntryPoint = "snd_pcm_set_params")]
    public static partial int SetParameters(
        PcmHandle pcm, int format, int access, uint channels, uint rate, int resample, uint latencyMicroseconds);

    [LibraryImport(Library, EntryPoint = "snd_pcm_get_params")]
    public static partial int GetParameters(PcmHandle pcm, out nuint bufferFrames, out nuint periodFrames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_prepare")]
    public static partial int Prepare(PcmHandle pcm);

    [LibraryImport(Library, EntryPoint = "snd_pcm_start")]
    public static partial int Start(PcmHandle pcm);

    [LibraryImport(Library, EntryPoint = "snd_pcm_drop")]
    public static partial int Drop(PcmHandle pcm);

    [LibraryImport(Library, EntryPoint = "snd_pcm_wait")]
    public static partial int Wait(PcmHandle pcm, int milliseconds);

    [LibraryImport(Library, EntryPoint = "snd_pcm_readi")]
    public static partial nint Read(PcmHandle pcm, Span<short> samples, nuint frames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_writei")]
    public static partial nint Write(PcmHandle pcm, ReadOnlySpan<short> samples, nuint frames);
}
