// One session with a headset, an ear, a mouth and a desk that the test holds in its hands.
using System.Threading.Channels;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Models.Speech;
using EdgeAgent.Tests.VoicePicking.Operators;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Sessions;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.VoicePicking.Sessions;

internal sealed class SessionBench : IAsyncDisposable
{
    private readonly OperatorBench _operators = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _events = [];
    private Task _run = Task.CompletedTask;

    public SessionBench()
    {
        var writer = new PickEventWriter(
            new EventIntake(null!, Time, NullLogger<EventIntake>.Instance), Time, new TrustedClock());
        writer.Told += one =>
        {
            lock (_events) _events.Add(one.Kind.Type);
        };
        Parts = new SessionParts
        {
            Dialogue = new DialogueOptions(),
            KeepPlace = TimeSpan.FromMinutes(30),
            Recognizer = Ear,
            Synthesizer = new WordCounter(),
            Prompts = PromptLibrary.Load(),
            Desk = Desk,
            Events = writer,
            Operators = _operators.Operators,
            Voices = new VoiceFiles(_operators.Folder, _operators.Cipher),
            Time = Time,
            Log = NullLogger.Instance,
        };
        Session = new PickerSession(Parts, Headset, new OperatorProfile("71", "Maria", SpokenVoice.Standard, null));
    }

    public ManualTime Time => _operators.Time;

    public FakeHeadset Headset { get; } = new();

    public ScriptedEar Ear { get; } = new();

    public TwoLineDesk Desk { get; } = new();

    public SignOnDesk SignOns => _operators.Desk;

    public SessionParts Parts { get; }

    public PickerSession Session { get; }

    public Task Run => _run;

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events) return [.. _events];
        }
    }

    public async Task StartAsync()
    {
        await _operators.AddAsync("71", "2468");
        _run = Session.RunAsync(_stop.Token);
        await ShowsAsync("summary");
    }

    public Task ShowsAsync(string activity) => Until.True(() => Headset.Screen?.Activity == activity);

    /// <summary>Taps or types an answer to the screen that is shown.</summary>
    public void Enter(string text) => Headset.Put(new HeadsetInput.Entry(Headset.Screen!.Step, text, Scanned: false));

    /// <summary>Half a second of speech and as much silence; the ear makes of it what the script says.</summary>
    public void Say(SpeechAnswer answer)
    {
        Ear.Next = answer;
        foreach (var block in Speech()) Headset.Put(new HeadsetInput.Sound(block, Time.GetTimestamp()));
    }

    /// <summary>Blocks of 20 ms: a little quiet, half a second of sound, and quiet again.</summary>
    public static IEnumerable<short[]> Speech()
    {
        for (var block = 0; block < 60; block++)
        {
            var samples = new short[320];
            for (var index = 0; index < samples.Length; index++)
                samples[index] = (short)(block is > 5 and < 30 ? 9_000 * Math.Sin(index * 0.3) : (index % 7) - 3);
            yield return samples;
        }
    }

    public Task AddOperatorAsync(string number, string pin) => _operators.AddAsync(number, pin);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _operators.Dispose();
    }

    private sealed class TrustedClock : IClockQuality
    {
        public ClockState Now => ClockState.Synced;
    }
}

/// <summary>A headset that notes what it gets. Prompts are heard when the test says so.</summary>
internal sealed class FakeHeadset : IHeadset
{
    private readonly Channel<HeadsetInput> _inputs = Channel.CreateUnbounded<HeadsetInput>();
    private readonly Lock _gate = new();
    private readonly List<(string Text, TaskCompletionSource<bool> Heard)> _prompts = [];
    private volatile HeadsetScreen? _screen;

    public string Id => "handheld-1";

    public ChannelReader<HeadsetInput> Inputs => _inputs.Reader;

    public HeadsetScreen? Screen => _screen;

    public List<HeadsetNotice> Notices { get; } = [];

    public bool IsThere => true;

    public long LostBlocks => 0;

    public int Stops { get; private set; }

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_gate) return [.. _prompts.Select(prompt => prompt.Text)];
        }
    }

    public void Put(HeadsetInput input) => _inputs.Writer.TryWrite(input);

    public void HearAll()
    {
        lock (_gate)
        {
            foreach (var (_, heard) in _prompts) heard.TrySetResult(true);
        }
    }

    public Task<bool> PlayAsync(SpokenPrompt prompt, CancellationToken stop)
    {
        var heard = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate) _prompts.Add((prompt.Text, heard));
        return heard.Task;
    }

    public void StopPlaying()
    {
        lock (_gate)
        {
            Stops++;
            foreach (var (_, heard) in _prompts) heard.TrySetResult(false);
        }
    }

    public void Show(HeadsetScreen screen) => _screen = screen;

    public void Tell(HeadsetNotice notice)
    {
        lock (_gate) Notices.Add(notice);
    }
}

/// <summary>Hears what the test says it hears.</summary>
internal sealed class ScriptedEar : ISpeechRecognizer
{
    public SpeechAnswer Next { get; set; } = SpeechAnswer.Nothing;

    public SpeechAnswer Recognize(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice) => Next;

    public void Dispose()
    {
    }
}

/// <summary>Speaks 10 ms a letter.</summary>
internal sealed class WordCounter : ISpeechSynthesizer
{
    public ValueTask<SpokenPrompt> SpeakAsync(string text, SpokenVoice voice, CancellationToken stop) =>
        ValueTask.FromResult(new SpokenPrompt(text, new short[160 * text.Length]));

    public void Prepare(IEnumerable<string> texts, SpokenVoice voice)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A desk with one assignment of two lines.</summary>
internal sealed class TwoLineDesk : IWorkDesk
{
    private readonly Lock _gate = new();
    private readonly List<LineOutcome> _outcomes = [];
    private bool _claimed;
    private bool _completed;

    public event Action? Changed;

    public string? Notice { get; set; }

    public IReadOnlyList<LineOutcome> Outcomes
    {
        get
        {
            lock (_gate) return [.. _outcomes];
        }
    }

    public bool IsCompleted => _completed;

    public WorkInHand? InHand(string @operator)
    {
        lock (_gate) return _claimed && !_completed ? Hand() : null;
    }

    public Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish wish, CancellationToken stop)
    {
        lock (_gate)
        {
            _claimed = true;
            return Task.FromResult(_completed ? null : Hand());
        }
    }

    public Task<WorkInHand> RecordAsync(string @operator, LineOutcome outcome, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_outcomes.All(one => one.Id != outcome.Id)) _outcomes.Add(outcome);
            return Task.FromResult(Hand());
        }
    }

    public Task<WorkInHand> SkipAsync(
        string @operator, IReadOnlyList<string> lines, string reason, CancellationToken stop) =>
        throw new WorkRefusal("Nothing can be skipped here.");

    public Task<WorkInHand> ReturnToSkippedAsync(string @operator, CancellationToken stop) => Task.FromResult(Hand());

    public Task<WorkInHand> UndoAsync(string @operator, string outcome, CancellationToken stop) =>
        throw new WorkRefusal("Nothing can be undone here.");

    public Task CompleteAsync(string @operator, CancellationToken stop)
    {
        _completed = true;
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(string @operator, string reason, CancellationToken stop) => Task.CompletedTask;

    public WorkNotice? NextNotice(string @operator) => Notice is { } text ? new WorkNotice("n1", text, null) : null;

    public Task HeardAsync(string @operator, string notice, CancellationToken stop)
    {
        Notice = null;
        return Task.CompletedTask;
    }

    public void Tell(string sentence)
    {
        Notice = sentence;
        Changed?.Invoke();
    }

    private WorkInHand Hand()
    {
        var lines = new[] { Line("1", "12", "42", 6), Line("2", "14", "87", 2) };
        var progress = lines.Select(line =>
        {
            var picked = _outcomes.Where(one => one.Line == line.Id).Sum(one => one.Picked);
            return new LineProgress(line, picked >= line.Quantity ? LineState.Done : LineState.Open, picked);
        }).ToList();
        return new WorkInHand(
            new Assignment { Id = "a1", Lines = lines }, "71", progress,
            progress.FirstOrDefault(one => !one.IsClosed)?.Line.Id);
    }

    private static WorkLine Line(string id, string slot, string digits, int quantity) => new()
    {
        Id = id,
        Aisle = "3",
        Slot = slot,
        CheckDigits = [digits],
        Quantity = quantity,
        Item = $"item-{id}",
    };
}
