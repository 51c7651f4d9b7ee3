// The functions of libespeak-ng 1.5x that speaking needs, as declared in espeak-ng/speak_lib.h.
using System.Runtime.InteropServices;

namespace EdgeAgent.VoicePicking.Speaking.Espeak;

internal static unsafe partial class EspeakNative
{
    /// <summary>AUDIO_OUTPUT_SYNCHRONOUS: sound goes to the callback, within the call.</summary>
    public const int Synchronous = 2;

    /// <summary>espeakINITIALIZE_DONT_EXIT: a missing voice folder is an error, not the end of the process.</summary>
    public const int DoNotExit = 0x8000;

    /// <summary>espeakRATE, in words a minute.</summary>
    public const int Rate = 1;

    /// <summary>espeakCHARS_UTF8 and espeakPHONEMES: what stands in [[ ]] is phonemes.</summary>
    public const uint TextWithPhonemes = 0x101;

    private const string Library = "libespeak-ng.so.1";

    [LibraryImport(Library, EntryPoint = "espeak_Initialize", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Initialize(int output, int bufferMilliseconds, string? path, int options);

    [LibraryImport(Library, EntryPoint = "espeak_SetSynthCallback")]
    public static partial void SetCallback(delegate* unmanaged<short*, int, Event*, int> callback);

    [LibraryImport(Library, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVoice(string name);

    [LibraryImport(Library, EntryPoint = "espeak_SetParameter")]
    public static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Library, EntryPoint = "espeak_Synth")]
    public static partial int Synth(
        byte* text,
        nuint size,
        uint position,
        int positionType,
        uint end,
        uint flags,
        uint* identifier,
        void* userData);

    [LibraryImport(Library, EntryPoint = "espeak_TextToPhonemes")]
    public static partial byte* TextToPhonemes(byte** text, int encoding, int mode);

    /// <summary>espeak_EVENT: what a block of sound is about.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Event
    {
        public int Type;
        public uint Identifier;
        public int TextPosition;
        public int Length;
        public int AudioPosition;
        public int Sample;
        public void* UserData;
        public long Id;
    }
}
