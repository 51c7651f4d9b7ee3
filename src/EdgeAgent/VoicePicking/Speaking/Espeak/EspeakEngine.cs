// espeak-ng in this process. The library holds one engine in static memory: there is one at a time, and one call at a
// time.
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.VoicePicking.Speaking.Espeak;

/// <summary>The engine. Not for several threads at once: <see cref="QueuedSynthesizer"/> sees to that.</summary>
internal sealed unsafe class EspeakEngine : ISpeechEngine
{
    private const string Install = "The speech library libespeak-ng.so.1 is missing on this machine: "
        + "install the Debian package libespeak-ng1.";

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <summary>
    /// Samples a second; not positive where voices are missing. The library is started once in a process and never
    /// ended: its espeak_Terminate hangs when it is called a second time (1.51), and all it holds is memory.
    /// </summary>
    private static readonly Lazy<int> Library = new(
        () => EspeakNative.Initialize(EspeakNative.Synchronous, 0, null, EspeakNative.DoNotExit));

    private string? _voice;
    private bool _disposed;

    private EspeakEngine(int rate) => SampleRate = rate;

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <summary>Starts the engine.</summary>
    /// <exception cref="SpeechSynthesisException">Library or voices are missing, or it runs already.</exception>
    public static EspeakEngine Start()
    {
        if (!OneAtATime.Wait(0))
            throw new SpeechSynthesisException("espeak-ng speaks already in this process: it can do so only once.");
        try
        {
            if (Library.Value <= 0)
            {
                throw new SpeechSynthesisException(
                    "espeak-ng finds no voices: install the Debian package espeak-ng-data.");
            }

            EspeakNative.SetCallback(&Take);
            return new EspeakEngine(Library.Value);
        }
        catch (Exception fault)
        {
            OneAtATime.Release();
            if (fault is DllNotFoundException) throw new SpeechSynthesisException(Install, fault);
            throw;
        }
    }

    /// <inheritdoc/>
    public short[] Synthesize(string text, string voice, int wordsPerMinute)
    {
        Choose(voice);
        EspeakNative.SetParameter(EspeakNative.Rate, wordsPerMinute, relative: 0);
        var samples = new List<short>(SampleRate);
        var target = GCHandle.Alloc(samples);
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text + '\0');
            fixed (byte* start = bytes)
            {
                var failed = EspeakNative.Synth(
                    start,
                    (nuint)bytes.Length,
                    0,
                    1,
                    0,
                    EspeakNative.TextWithPhonemes,
                    null,
                    (void*)GCHandle.ToIntPtr(target));
                if (failed != 0)
                    throw new SpeechSynthesisException($"espeak-ng cannot speak a text of {text.Length} characters.");
            }
        }
        finally
        {
            target.Free();
        }

        return [.. samples];
    }

    /// <summary>The phonemes of a text in espeak's own writing; for tests of how it is read.</summary>
    public string Phonemes(string text, string voice)
    {
        Choose(voice);
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        var phonemes = new StringBuilder();
        fixed (byte* start = bytes)
        {
            var rest = start;
            while (rest is not null)
            {
                phonemes.Append(Marshal.PtrToStringUTF8((nint)EspeakNative.TextToPhonemes(&rest, 1, 0)));
            }
        }

        return phonemes.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        OneAtATime.Release();
    }

    private void Choose(string voice)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (voice == _voice) return;
        _voice = null;
        if (EspeakNative.SetVoice(voice) != 0)
        {
            throw new SpeechSynthesisException(
                $"espeak-ng has no voice '{voice}': `espeak-ng --voices` lists them (column File, without folder).");
        }

        _voice = voice;
    }

    /// <summary>Keeps a block of sound; nothing may be thrown through the library.</summary>
    [UnmanagedCallersOnly]
    private static int Take(short* samples, int count, EspeakNative.Event* events)
    {
        if (samples is null || count <= 0 || events is null || events->UserData is null) return 0;
        if (GCHandle.FromIntPtr((nint)events->UserData).Target is List<short> target)
            target.AddRange(new ReadOnlySpan<short>(samples, count));
        return 0;
    }
}
