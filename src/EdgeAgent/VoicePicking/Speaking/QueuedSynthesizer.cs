// One engine for all pickers: what somebody waits for is spoken first, what is only likely to be wanted when nothing
// else is to do. Whatever was spoken is kept within the cache's budget.
using System.Threading.Channels;
using EdgeAgent.Models.Speech.Audio;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>A synthesiser over an engine. Safe for use from several threads.</summary>
internal sealed class QueuedSynthesizer : ISpeechSynthesizer
{
    /// <summary>The longest text that is spoken, in characters: about half a minute.</summary>
    public const int LongestText = 500;

    private const int MostWaiting = 64;
    private const int MostPrepared = 256;

    private readonly ISpeechEngine _engine;
    private readonly SpokenVoices _voices;
    private readonly Phonetics _phonetics;
    private readonly PromptCache _cache;
    private readonly int _rate;
    private readonly Channel<Wanted> _wanted = Channel.CreateBounded<Wanted>(MostWaiting);
    private readonly Channel<PromptKey> _prepared = Channel.CreateBounded<PromptKey>(
        new BoundedChannelOptions(MostPrepared) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    /// <summary>Starts to work; the engine is this synthesiser's from now on.</summary>
    public QueuedSynthesizer(ISpeechEngine engine, SpeakingOptions options)
    {
        _engine = engine;
        _voices = new SpokenVoices(engine);
        _phonetics = new Phonetics(options.Phonetics);
        _cache = new PromptCache(options.Cache);
        _rate = engine.SampleRate;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Bytes of sound that are kept now.</summary>
    public long CachedBytes => _cache.Bytes;

    /// <inheritdoc/>
    public async ValueTask<SpokenPrompt> SpeakAsync(string text, SpokenVoice voice, CancellationToken stop)
    {
        var key = new PromptKey(Readable(text), voice);
        if (_cache.Find(key) is { } known) return known;
        var wanted = new Wanted(key);
        await _wanted.Writer.WriteAsync(wanted, stop);
        return await wanted.Spoken.Task.WaitAsync(stop);
    }

    /// <inheritdoc/>
    public void Prepare(IEnumerable<string> texts, SpokenVoice voice)
    {
        foreach (var text in texts) _prepared.Writer.TryWrite(new PromptKey(Readable(text), voice));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested) return;
        await _end.CancelAsync();
        _wanted.Writer.TryComplete();
        await _work;
        _engine.Dispose();
        _end.Dispose();
    }

    private static string Readable(string text)
    {
        var kept = text.Length > LongestText ? text[..LongestText] : text;
        return kept.Any(char.IsControl) ? string.Concat(kept.Select(sign => char.IsControl(sign) ? ' ' : sign)) : kept;
    }

    private async Task WorkAsync()
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                if (_wanted.Reader.TryRead(out var wanted)) Serve(wanted);
                else if (_prepared.Reader.TryRead(out var key)) Foresee(key);
                else await Task.WhenAny(Arrival(_wanted.Reader), Arrival(_prepared.Reader)).Unwrap();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end was asked for; what still waits is told below.
        }

        while (_wanted.Reader.TryRead(out var left))
            left.Spoken.TrySetException(new SpeechSynthesisException("The box stops: nothing more is spoken."));
    }

    private Task<bool> Arrival<T>(ChannelReader<T> reader) => reader.WaitToReadAsync(_end.Token).AsTask();

    private void Serve(Wanted wanted)
    {
        try
        {
            wanted.Spoken.TrySetResult(Spoken(wanted.Key));
        }
        catch (SpeechSynthesisException fault)
        {
            wanted.Spoken.TrySetException(fault);
        }
    }

    private void Foresee(PromptKey key)
    {
        try
        {
            Spoken(key);
        }
        catch (SpeechSynthesisException)
        {
            // Whoever wants it will be told.
        }
    }

    private SpokenPrompt Spoken(PromptKey key)
    {
        if (_cache.Find(key) is { } known) return known;
        var sound = _voices.Speak(_phonetics.Apply(key.Text, key.Voice.Language), key.Voice);
        var heard = Resampler.Convert(sound, _rate, SpokenPrompt.SampleRate);
        var prompt = new SpokenPrompt(key.Text, SoundShape.Of(heard, key.Voice.VolumePercent));
        _cache.Keep(key, prompt);
        return prompt;
    }

    private sealed record Wanted(PromptKey Key)
    {
        public TaskCompletionSource<SpokenPrompt> Spoken { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
