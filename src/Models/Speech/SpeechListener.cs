// Listens to one picker: finds his utterances in the stream and recognises them as early as they are surely whole.
using EdgeAgent.Models.Speech.Endpointing;

namespace EdgeAgent.Models.Speech;

/// <summary>
/// One picker's ear. For one thread at a time; recognition runs inside <see cref="Push"/>, some ten milliseconds at the
/// end of an utterance.
/// </summary>
public sealed class SpeechListener
{
    private readonly ISpeechRecognizer _recognizer;
    private readonly EndpointOptions _options;
    private readonly UtteranceFinder _finder;
    private readonly short[] _frame = new short[FrameLevel.FrameSamples];
    private int _inFrame;
    private SpeechGrammar _grammar = SpeechGrammar.Nothing;
    private bool _muted = true;
    private bool _told;
    private SpeechAnswer? _early;

    /// <summary>Makes a listener that hears nothing until something is expected.</summary>
    /// <param name="recognizer">Recognises the utterances; it stays the caller's.</param>
    public SpeechListener(ISpeechRecognizer recognizer)
        : this(recognizer, new EndpointOptions())
    {
    }

    internal SpeechListener(ISpeechRecognizer recognizer, EndpointOptions options) =>
        (_recognizer, _options, _finder) = (recognizer, options, new UtteranceFinder(options));

    /// <summary>The template of who speaks; null where nobody has enrolled.</summary>
    public VoiceTemplate? Voice { get; set; }

    /// <summary>
    /// Says what may be said from now on. An utterance that has begun goes on, and is recognised by the new grammar,
    /// unless the ear is closed.
    /// </summary>
    /// <param name="grammar">What may be said; nothing at all closes the ear as well.</param>
    /// <param name="muted">Whether the ear is closed: a prompt that may not be talked over is playing.</param>
    public void Expect(SpeechGrammar grammar, bool muted)
    {
        (_grammar, _muted, _early) = (grammar, muted || grammar.IsEmpty, null);
        if (_muted) Forget();
    }

    /// <summary>Takes the next piece of the stream.</summary>
    /// <param name="block">
    /// Mono, 16,000 samples a second, of any length up to 150 ms; 20 ms suit best (<see cref="SpeechFormat"/>).
    /// </param>
    /// <returns>What happened in it; null where nothing did.</returns>
    public ListenerNotice? Push(ReadOnlySpan<short> block)
    {
        ListenerNotice? notice = null;
        while (!block.IsEmpty)
        {
            var part = Math.Min(block.Length, _frame.Length - _inFrame);
            block[..part].CopyTo(_frame.AsSpan(_inFrame));
            block = block[part..];
            _inFrame += part;
            if (_inFrame < _frame.Length) break;
            _inFrame = 0;
            // A block of that length holds one notice at most; were there two, the answer is the one that counts.
            notice = Step() ?? notice;
        }

        return notice;
    }

    private ListenerNotice? Step()
    {
        if (_muted)
        {
            _finder.Follow(_frame);
            return null;
        }

        _finder.Add(_frame);
        if (!_finder.HasBegun) return null;
        if (!_told)
        {
            _told = true;
            return new ListenerNotice.SpeechStarted();
        }

        if (_finder.Pause == TimeSpan.Zero) _early = null;
        if (_finder.IsTooLong) return Unclear();
        if (_finder.Pause < _options.ShortPause) return null;
        _early ??= _recognizer.Recognize(_finder.Samples, _grammar, Voice);
        var whole = _early.Accepted && !AnswerContinuation.IsPossible(_grammar, _early);
        if (!whole && _finder.Pause < _options.LongPause) return null;
        return _early.Kind == SpeechKind.None ? Unclear() : Heard(_early);
    }

    private ListenerNotice.Heard Heard(SpeechAnswer answer)
    {
        var notice = new ListenerNotice.Heard(answer, _finder.Length, _finder.Pause);
        Forget();
        return notice;
    }

    private ListenerNotice.Unclear Unclear()
    {
        var notice = new ListenerNotice.Unclear(_finder.Length);
        Forget();
        return notice;
    }

    private void Forget()
    {
        _finder.Clear();
        (_told, _early) = (false, null);
    }
}
