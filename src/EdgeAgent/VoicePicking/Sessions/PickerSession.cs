// One picker at work: a loop that joins headset, hearing, dialogue, speaking and desk. All that happens to the picker
// passes through here one after the other, so that no two things ever happen to his work at once.
using System.Threading.Channels;
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>One session.</summary>
internal sealed class PickerSession
{
    /// <summary>How often the loop looks at the clock while nothing else happens.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly SessionParts _parts;
    private readonly IHeadset _headset;
    private readonly SessionOperator _operator;
    private readonly SpeechListener? _listener;
    private readonly Mouth _mouth;
    private readonly Screens _screens;
    private readonly EffectRunner _effects;
    private readonly NewsTeller _news;
    private readonly EnrolmentDesk _enrolment;
    private readonly long _began;

    // Coalesces: that something became quiet, or changed at the desk, is looked at once however often it was said.
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private volatile bool _left;
    private DialogueStep _step;
    private long _quietSince;
    private long? _lostSince;
    private long? _answeredAt;

    /// <summary>Makes a session at a headset.</summary>
    /// <param name="parts">What it is made of.</param>
    /// <param name="headset">The headset.</param>
    /// <param name="profile">Who has signed on; null = nobody yet, and the dialogue asks.</param>
    /// <param name="signOn">Checks who signs on by voice; null where nobody does.</param>
    public PickerSession(
        SessionParts parts, IHeadset headset, OperatorProfile? profile, IHeadsetSignOn? signOn = null)
    {
        (_parts, _headset, _operator) = (parts, headset, new SessionOperator(profile));
        var id = Guid.NewGuid().ToString("N")[..12];
        _listener = parts.Recognizer is { } ear ? new SpeechListener(ear) { Voice = profile?.Template } : null;
        _mouth = new Mouth(headset, parts.Synthesizer, Wake);
        _screens = new Screens(id);
        _news = new NewsTeller(parts.Events, headset.Id, _operator, parts.Time);
        _effects = new EffectRunner(parts, headset.Id, _news, _operator, signOn);
        _enrolment = new EnrolmentDesk(parts, headset, _operator);
        _began = _quietSince = parts.Time.GetTimestamp();
        _step = PickingDialogue.Start(new DialogueSetup(parts.Dialogue, id, Random.Shared.Next(1_000)));
    }

    /// <summary>Where the dialogue stands, a word.</summary>
    public string Activity => Volatile.Read(ref _step).State.Activity;

    /// <summary>The operator's number; null = nobody has signed on.</summary>
    public string? Number => _operator.Profile?.Number;

    /// <summary>Why the picker needs somebody; null = he does not.</summary>
    public string? Needs => _effects.Needs;

    private SpokenVoice Voice => _step.State.Voice;

    private PromptTexts Texts => _parts.Prompts.For(Voice.Language);

    /// <summary>Runs until the picker signs off, or was away for too long.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _parts.Desk.Changed += Wake;
        try
        {
            if (_operator.Profile is { } known)
            {
                var resuming = _parts.Desk.InHand(known.Number) is not null;
                await FeedAsync(new SignedOn(known.Number, known.Name, known.Voice, resuming), stop);
            }
            else await SayAsync(append: false, stop);

            while (!await IsOverAsync(stop))
            {
                while (_headset.Inputs.TryRead(out var input)) await TakeAsync(input, stop);
                // What woke the loop may also be its end: only where nothing did is there time to wait.
                if (!await LookAroundAsync(stop)) await WaitAsync(stop);
            }
        }
        finally
        {
            _parts.Desk.Changed -= Wake;
        }
    }

    /// <summary>Ends the session: its operator goes on elsewhere, with the work that he has in hand.</summary>
    public void Leave()
    {
        _left = true;
        Wake();
    }

    private void Wake() => _woken.Writer.TryWrite(true);

    private async Task WaitAsync(CancellationToken stop)
    {
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(
            _headset.Inputs.WaitToReadAsync(turn.Token).AsTask(), _woken.Reader.WaitToReadAsync(turn.Token).AsTask(),
            Task.Delay(Tick, _parts.Time, turn.Token));
        await turn.CancelAsync();
        stop.ThrowIfCancellationRequested();
    }

    private async Task<bool> IsOverAsync(CancellationToken stop)
    {
        if (_left) return true;
        if (_effects.SignedOff) return !_mouth.IsSpeaking;
        if (_operator.Profile is null || _lostSince is not { } lost) return false;
        if (_parts.Time.GetElapsedTime(lost) < _parts.KeepPlace) return false;
        await _news.EndedAsync("lost", stop);
        return true;
    }

    private async Task TakeAsync(HeadsetInput input, CancellationToken stop)
    {
        switch (input)
        {
            case HeadsetInput.Sound sound when _enrolment.IsReading:
                _enrolment.Push(sound.Block.Span);
                break;
            case HeadsetInput.Sound sound:
                if (_listener?.Push(sound.Block.Span) is { } notice) await NoticeAsync(notice, sound.Arrived, stop);
                break;
            case HeadsetInput.Entry entry when _screens.IsAnswer(entry):
                await FeedAsync(new Entered(entry.Text, entry.Scanned ? AnswerMeans.Scan : AnswerMeans.Touch), stop);
                break;
            case HeadsetInput.Entry:
                break; // An answer to a question that does not stand any more: whatever stands now was asked since.
            case HeadsetInput.Enrolment(var wish, var word):
                _mouth.GiveWay();
                await _enrolment.TakeAsync(wish, word, stop);
                if (_enrolment.Learned is { } learned && _listener is not null) _listener.Voice = learned.Voice;
                break;
            case HeadsetInput.Fault(var sentence):
                _headset.Tell(new HeadsetNotice(HeadsetNoticeKind.Wrong, sentence));
                await FeedAsync(new Told(sentence), stop);
                break;
            case HeadsetInput.Lost:
                _lostSince = _parts.Time.GetTimestamp();
                break;
            case HeadsetInput.Back:
                _lostSince = null;
                await FeedAsync(new HeadsetBack(), stop);
                break;
        }
    }

    private async Task NoticeAsync(ListenerNotice notice, long arrived, CancellationToken stop)
    {
        switch (notice)
        {
            case ListenerNotice.SpeechStarted:
                if (_mouth.IsSpeaking) _mouth.GiveWay();
                break;
            case ListenerNotice.Heard(var answer, _, var delay):
                // The speech ended before the block that told it, by what the listener waited for.
                _answeredAt = arrived - (long)(delay.TotalSeconds * _parts.Time.TimestampFrequency);
                _headset.Tell(new HeadsetNotice(HeadsetNoticeKind.Heard, Shown(answer)));
                await FeedAsync(new Heard(answer), stop);
                break;
            case ListenerNotice.Unclear:
                _headset.Tell(new HeadsetNotice(HeadsetNoticeKind.Heard, "?"));
                await FeedAsync(new NotUnderstood(), stop);
                break;
        }
    }

    private static string Shown(SpeechAnswer answer) =>
        answer.Kind == SpeechKind.Digits ? string.Join(' ', answer.Text.ToCharArray()) : answer.Text;

    // An input and what follows from it, until nothing more does.
    private async Task FeedAsync(DialogueInput first, CancellationToken stop)
    {
        var inputs = new Queue<DialogueInput>([first]);
        var append = first is Told;
        while (inputs.TryDequeue(out var input))
        {
            var hand = _step.State.Work;
            _step = PickingDialogue.Next(
                _step.State, input with { At = _parts.Time.GetElapsedTime(_began) });
            if (_step.Repeated && Number is { } number) _parts.Events.Reprompted(number);
            await SayAsync(append, stop);
            foreach (var effect in _step.Effects)
            {
                var answer = await _effects.RunAsync(effect, _step.State.Work ?? hand, stop);
                if (answer is not null) inputs.Enqueue(answer);
            }

            if (_listener is not null && inputs.TryPeek(out var next) && next is SignedOn)
                _listener.Voice = _operator.Profile?.Template;
            // What follows from the same input is said after it, not instead of it.
            append = true;
        }
    }

    private async Task SayAsync(bool append, CancellationToken stop)
    {
        if (!_step.Effects.Any(effect => effect is SignOff))
            _headset.Show(_screens.Of(_step, Texts, _listener is not null));
        try
        {
            await _mouth.SayAsync(_step.Say, append, Texts, Voice, First, stop);
        }
        catch (SpeechSynthesisException fault)
        {
            SessionLog.Mute(_parts.Log, _headset.Id, fault.Message);
            _headset.Tell(new HeadsetNotice(HeadsetNoticeKind.Wrong, fault.Message));
        }

        Listen();

        void First()
        {
            if (_answeredAt is { } answered) _parts.Latency.Note(_parts.Time.GetElapsedTime(answered));
            _answeredAt = null;
        }
    }

    // Half duplex where a prompt is not to be talked over: the ear is closed until it was heard.
    private void Listen()
    {
        var expect = _step.Expect;
        _listener?.Expect(expect.Grammar, muted: _mouth.IsSpeaking && !expect.BargeIn);
        if (!_mouth.IsSpeaking) _quietSince = _parts.Time.GetTimestamp();
    }

    // True where something has woken the loop.
    private async Task<bool> LookAroundAsync(CancellationToken stop)
    {
        var woken = _woken.Reader.TryRead(out _);
        if (woken)
        {
            if (!_mouth.IsSpeaking) Listen();
            await HearNoticesAsync(stop);
        }

        if (_mouth.IsSpeaking || _lostSince is not null || _enrolment.IsReading) return woken;
        var silence = _parts.Time.GetElapsedTime(_quietSince);
        if (_parts.Dialogue.RemindAfter is not { } after || silence < after) return woken;
        _quietSince = _parts.Time.GetTimestamp();
        await FeedAsync(new Silence(silence), stop);
        return woken;
    }

    // What HQ, or somebody at the box, has to say to the picker; heard once it was said.
    private async Task HearNoticesAsync(CancellationToken stop)
    {
        while (_lostSince is null && Number is { } number && _parts.Desk.NextNotice(number) is { } notice)
        {
            await FeedAsync(new Told(notice.Sentence), stop);
            await _parts.Desk.HeardAsync(number, notice.Id, stop);
        }
    }
}
