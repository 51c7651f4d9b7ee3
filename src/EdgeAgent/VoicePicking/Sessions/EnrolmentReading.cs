// Learning an operator's voice while he is signed on: he reads the script aloud, each take is judged at once, and only
// what is good is kept. The dialogue waits meanwhile.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Headsets.Wire;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>One reading. For the session's own loop alone.</summary>
internal sealed class EnrolmentReading : ISpeechRecognizer
{
    private static readonly SpeechGrammar Anything = SpeechGrammar.Command("anything");

    private readonly IVoiceEnrolment _enrolment;
    private readonly IReadOnlyList<string> _script;
    private readonly SpeechListener _listener;
    private short[] _take = [];
    private int _done;
    private string? _advice;

    /// <summary>Begins a reading.</summary>
    /// <param name="enrolment">Judges and learns.</param>
    /// <param name="only">The one entry of the script to read; null = all of it.</param>
    public EnrolmentReading(IVoiceEnrolment enrolment, string? only)
    {
        _enrolment = enrolment;
        _script = only is not null && enrolment.Script.Contains(only) ? [only] : enrolment.Script;
        _listener = new SpeechListener(this);
        _listener.Expect(Anything, muted: false);
    }

    /// <summary>Whether all was read.</summary>
    public bool IsDone => _done == _script.Count;

    /// <summary>How it goes.</summary>
    public EnrolmentView View => new(
        "reading", IsDone ? null : _script[_done], _advice, _done, _script.Count, _enrolment.Script);

    /// <summary>What was learned.</summary>
    public VoiceTemplate Finish() => _enrolment.Finish();

    /// <summary>Takes sound; true where the view has changed.</summary>
    public bool Push(ReadOnlySpan<short> block)
    {
        if (IsDone || _listener.Push(block) is not (ListenerNotice.Heard or ListenerNotice.Unclear)) return false;
        var verdict = _enrolment.Add(_take, _script[_done]);
        _advice = verdict.Quality switch
        {
            TakeQuality.Good => null,
            TakeQuality.TooShort => "That was very short. Once more, please.",
            TakeQuality.TooNoisy => "It is too loud around you. Once more, a little louder.",
            TakeQuality.Overloaded => "That was too loud for the microphone. Once more, a little softer.",
            TakeQuality.OtherWord => verdict.Heard.Length > 0
                ? $"That sounded like “{verdict.Heard}”. Once more, please."
                : "That sounded like another word. Once more, please.",
            _ => "This word cannot be learned.",
        };
        if (verdict.Kept || verdict.Quality == TakeQuality.UnknownWord) _done++;
        return true;
    }

    /// <summary>Only keeps the utterance: the listener's cutting is wanted here, not its answer.</summary>
    SpeechAnswer ISpeechRecognizer.Recognize(
        ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice)
    {
        _take = samples.ToArray();
        return new SpeechAnswer(SpeechKind.Phrase, "anything", 0, Accepted: false);
    }

    void IDisposable.Dispose()
    {
    }
}
