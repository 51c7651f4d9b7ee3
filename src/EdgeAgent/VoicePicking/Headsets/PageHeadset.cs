// A headset that is a page on a handheld. It outlives its sockets: the line may go and come, the page may be loaded
// again, and the picker's place, the screen and what he typed stay.
using System.Net.WebSockets;
using System.Threading.Channels;
using EdgeAgent.VoicePicking.Headsets.Sound;
using EdgeAgent.VoicePicking.Headsets.Wire;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>One picker's page.</summary>
/// <param name="id">Its id.</param>
/// <param name="options">What the config says.</param>
/// <param name="time">The clock.</param>
internal sealed class PageHeadset(string id, HeadsetOptions options, TimeProvider time) : IHeadset
{
    private const int MostInputs = 512;

    /// <summary>Of them sound, so that there is always room for what must not be dropped.</summary>
    private const int MostSound = 400;

    private readonly Lock _gate = new();
    private readonly Channel<HeadsetInput> _inputs = Channel.CreateBounded<HeadsetInput>(
        new BoundedChannelOptions(MostInputs) { SingleReader = true });

    private readonly PromptQueue _prompts = new(time);
    private PageLink? _link;
    private BoxMessage? _welcome;
    private HeadsetScreen? _screen;
    private EnrolmentView? _enrolment;
    private bool _microphoneAway;
    private bool _wasLost;
    private long _dropped;
    private long _missing;

    /// <inheritdoc/>
    public string Id => id;

    /// <inheritdoc/>
    public ChannelReader<HeadsetInput> Inputs => _inputs.Reader;

    /// <inheritdoc/>
    public bool IsThere
    {
        get
        {
            lock (_gate) return _link is not null;
        }
    }

    /// <inheritdoc/>
    public long LostBlocks => Interlocked.Read(ref _dropped) + Interlocked.Read(ref _missing);

    /// <summary>Serves a page over its socket until that ends. A page that is there already has to leave.</summary>
    public async Task AttachAsync(WebSocket socket, string name, string language, CancellationToken stop)
    {
        var link = new PageLink(socket, options.LineDownAfter / 3, time);
        Take(link, name, language);
        var intake = new SoundIntake();
        var faulty = false;
        try
        {
            await link.RunAsync(
                frame => Sound(frame.Span), (message, ended) => MessageAsync(link, message, ended), stop);
        }
        finally
        {
            Interlocked.Add(ref _missing, intake.Missing);
            Release(link);
        }

        void Sound(ReadOnlySpan<byte> frame)
        {
            var fault = intake.Take(frame, block =>
            {
                if (_inputs.Reader.Count >= MostSound) Interlocked.Increment(ref _dropped);
                else Put(new HeadsetInput.Sound(block, time.GetTimestamp()));
            });
            // Said once: what is wrong with one frame is wrong with all fifty a second.
            if (fault is not null && !faulty) Put(new HeadsetInput.Fault(fault));
            faulty = fault is not null;
        }
    }

    /// <inheritdoc/>
    public Task<bool> PlayAsync(SpokenPrompt prompt, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_link is not { } link) return Task.FromResult(false);
            var (id, heard) = _prompts.Add(prompt.Length);
            link.Send(new BoxMessage { Type = "notice", Kind = "said", Text = prompt.Text });
            link.Send(PromptFrame.Of(id, prompt));
            return heard.WaitAsync(stop);
        }
    }

    /// <inheritdoc/>
    public void StopPlaying()
    {
        lock (_gate)
        {
            if (!_prompts.IsPlaying) return;
            _prompts.Stop();
            _link?.Send(new BoxMessage { Type = "stop" });
        }
    }

    /// <inheritdoc/>
    public void Show(HeadsetScreen screen)
    {
        lock (_gate)
        {
            _screen = screen;
            _link?.Send(new BoxMessage { Type = "screen", Screen = screen });
        }
    }

    /// <inheritdoc/>
    public void Tell(HeadsetNotice notice)
    {
        lock (_gate)
        {
            _link?.Send(new BoxMessage
            {
                Type = "notice",
                Kind = notice.Kind.ToString().ToLowerInvariant(),
                Text = notice.Text,
            });
        }
    }

    /// <summary>Shows how an enrolment goes; null = there is none.</summary>
    public void Show(EnrolmentView? enrolment)
    {
        lock (_gate)
        {
            _enrolment = enrolment;
            if (enrolment is not null) _link?.Send(new BoxMessage { Type = "enrolment", Enrolment = enrolment });
        }
    }

    /// <summary>Sends the page away.</summary>
    public void Leave(GoodbyeCode code, string sentence)
    {
        lock (_gate) _link?.Leave(code, sentence);
    }

    private void Take(PageLink link, string name, string language)
    {
        lock (_gate)
        {
            _link?.Leave(GoodbyeCode.OtherTab, "This shift goes on in another tab.");
            _prompts.Stop();
            var again = _link is not null || _wasLost;
            (_link, _wasLost) = (link, false);
            _welcome = new BoxMessage { Type = "welcome", Name = name, Language = language };
            link.Send(_welcome);
            if (_screen is not null) link.Send(new BoxMessage { Type = "screen", Screen = _screen });
            if (_enrolment is not null) link.Send(new BoxMessage { Type = "enrolment", Enrolment = _enrolment });
            if (again) Put(new HeadsetInput.Back());
        }
    }

    private void Release(PageLink link)
    {
        lock (_gate)
        {
            if (_link != link) return; // Another page has taken over already.
            (_link, _wasLost) = (null, true);
            _prompts.Stop();
            Put(new HeadsetInput.Lost("The line to the handheld is down."));
        }
    }

    private ValueTask MessageAsync(PageLink link, PageMessage message, CancellationToken stop)
    {
        switch (message.Type)
        {
            case "entry" when message is { Text: { } text, Step: { } step }:
                return EntryAsync(link, message.N, new HeadsetInput.Entry(step, text, message.Scanned), stop);
            case "played":
                lock (_gate) _prompts.Played(message.Id);
                break;
            case "microphone":
                Microphone(message.State);
                break;
            case "enrolment" when Enum.TryParse<EnrolmentWish>(message.State, ignoreCase: true, out var wish):
                return _inputs.Writer.WriteAsync(new HeadsetInput.Enrolment(wish, message.Text), stop);
        }

        return ValueTask.CompletedTask;
    }

    // The page keeps an entry until it is told that the box has it, and sends it again after a gap.
    private async ValueTask EntryAsync(PageLink link, long number, HeadsetInput.Entry entry, CancellationToken stop)
    {
        await _inputs.Writer.WriteAsync(entry, stop);
        link.Send(new BoxMessage { Type = "taken", N = number });
    }

    private void Microphone(string? state)
    {
        var away = state is not "on" and not "off";
        if (away && !_microphoneAway) Put(new HeadsetInput.Fault(MicrophoneSentence(state)));
        _microphoneAway = away;
    }

    private static string MicrophoneSentence(string? state) => state switch
    {
        "denied" => "The microphone is not allowed. Allow it in the browser, or answer by hand.",
        "missing" => "There is no microphone. Connect the headset, or answer by hand.",
        "ended" => "The headset is gone. Switch it on, or answer by hand.",
        _ => "The microphone does not work. Answer by hand.",
    };

    // Lost, back and faults are few, and sound leaves room for them.
    private void Put(HeadsetInput input)
    {
        if (!_inputs.Writer.TryWrite(input)) Interlocked.Increment(ref _dropped);
    }
}
