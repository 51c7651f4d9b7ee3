// One session with a headset, an ear, a mouth and a desk that the test holds in its hands.
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
    private readonly WatchedScheduler _scheduler = new();
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
        _run = _scheduler.Run(() => Session.RunAsync(_stop.Token));
        await ShowsAsync("summary");
    }

    /// <summary>Waits until a screen is shown and what goes with it was said.</summary>
    public Task ShowsAsync(string activity) => Until.True(
        () => Headset.Screen?.Activity == activity && _scheduler.AtRest, $"the screen shows {activity}");

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
