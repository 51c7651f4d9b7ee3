// The queue in front of an engine: order, cache, budget, faults, end.
using EdgeAgent.VoicePicking.Speaking;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Speaking;

public class QueuedSynthesizerTests
{
    private static readonly SpokenVoice Voice = SpokenVoice.Standard;

    [Fact]
    public async Task What_was_spoken_once_is_kept()
    {
        var engine = new ToneEngine();
        await using var synthesizer = new QueuedSynthesizer(engine, new SpeakingOptions());
        var first = await synthesizer.SpeakAsync("Pick 4.", Voice, CancellationToken.None);
        Assert.Same(first, await synthesizer.SpeakAsync("Pick 4.", Voice, CancellationToken.None));
        await synthesizer.SpeakAsync("Pick 4.", Voice.Faster(20), CancellationToken.None);
        Assert.Equal(2, engine.Texts.Count);
    }

    [Fact]
    public async Task What_somebody_waits_for_goes_before_what_is_prepared()
    {
        var engine = new ToneEngine { Gate = new ManualResetEventSlim() };
        await using var synthesizer = new QueuedSynthesizer(engine, new SpeakingOptions());
        var first = synthesizer.SpeakAsync("first", Voice, CancellationToken.None);
        await engine.Busy.Task;
        synthesizer.Prepare(["later", "latest"], Voice);
        var second = synthesizer.SpeakAsync("second", Voice, CancellationToken.None);
        engine.Gate.Set();
        await first;
        await second;
        Assert.Equal(["first", "second"], engine.Texts.Take(2));
    }

    [Fact]
    public async Task What_was_prepared_is_not_spoken_again()
    {
        var engine = new ToneEngine();
        await using var synthesizer = new QueuedSynthesizer(engine, new SpeakingOptions());
        synthesizer.Prepare(["Pick 4."], Voice);
        await engine.Busy.Task;
        await synthesizer.SpeakAsync("Pick 4.", Voice, CancellationToken.None);
        Assert.Single(engine.Texts);
    }

    [Fact]
    public async Task What_is_kept_stays_within_its_budget()
    {
        await using var synthesizer = new QueuedSynthesizer(
            new ToneEngine(), new SpeakingOptions { Cache = 200_000 });
        for (var index = 0; index < 40; index++)
            await synthesizer.SpeakAsync($"Prompt {index}", Voice, CancellationToken.None);
        Assert.InRange(synthesizer.CachedBytes, 1, 200_000);
    }

    [Fact]
    public async Task A_text_that_the_engine_refuses_is_told_to_its_caller_alone()
    {
        await using var synthesizer = new QueuedSynthesizer(new ToneEngine(), new SpeakingOptions());
        await Assert.ThrowsAsync<SpeechSynthesisException>(
            async () => await synthesizer.SpeakAsync("refuse", Voice, CancellationToken.None));
        synthesizer.Prepare(["refuse"], Voice);
        Assert.NotEqual(0, (await synthesizer.SpeakAsync("Hello.", Voice, CancellationToken.None)).Samples.Length);
    }

    [Fact]
    public async Task At_the_end_nobody_waits_for_ever()
    {
        var engine = new ToneEngine { Gate = new ManualResetEventSlim() };
        var synthesizer = new QueuedSynthesizer(engine, new SpeakingOptions());
        var first = synthesizer.SpeakAsync("first", Voice, CancellationToken.None);
        await engine.Busy.Task;
        var second = synthesizer.SpeakAsync("second", Voice, CancellationToken.None);
        var end = synthesizer.DisposeAsync();
        engine.Gate.Set();
        await end;
        await first;
        await Assert.ThrowsAsync<SpeechSynthesisException>(async () => await second);
        Assert.True(engine.IsDisposed);
    }

    [Fact]
    public async Task Names_are_spoken_as_the_stores_table_says()
    {
        var engine = new ToneEngine();
        var options = new SpeakingOptions
        {
            Phonetics = [new("Nike", "nigh key", null), new("ml", "millilitres", "en")],
        };
        await using var synthesizer = new QueuedSynthesizer(engine, options);
        await synthesizer.SpeakAsync("NIKE, nikee, 200 ml.", Voice, CancellationToken.None);
        Assert.Equal("nigh key, nikee, 200 millilitres.", engine.Texts.Single());
    }

    [Fact]
    public async Task A_long_text_is_cut_and_control_signs_are_left_out()
    {
        var engine = new ToneEngine();
        await using var synthesizer = new QueuedSynthesizer(engine, new SpeakingOptions());
        await synthesizer.SpeakAsync("a\0b\n" + new string('x', 9000), Voice, CancellationToken.None);
        Assert.Equal(QueuedSynthesizer.LongestText, engine.Texts.Single().Length);
        Assert.StartsWith("a b ", engine.Texts.Single(), StringComparison.Ordinal);
    }

    /// <summary>Makes a tenth of a second of tone for each text.</summary>
    private sealed class ToneEngine : ISpeechEngine
    {
        public List<string> Texts { get; } = [];

        public ManualResetEventSlim? Gate { get; init; }

        public TaskCompletionSource Busy { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsDisposed { get; private set; }

        public int SampleRate => 22_050;

        public short[] Synthesize(string text, string voice, int wordsPerMinute)
        {
            lock (Texts) Texts.Add(text);
            Busy.TrySetResult();
            Gate?.Wait();
            if (text == "refuse") throw new SpeechSynthesisException("Refused.");
            return [.. Enumerable.Range(0, SampleRate / 10).Select(i => (short)(8000 * Math.Sin(i * 0.3)))];
        }

        public void Dispose() => IsDisposed = true;
    }
}
