// A headset from its samples to blocks of sound, and prompts to its ear, against a fake sound system.
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.AlsaHeadset;

public sealed class AlsaHeadsetDeviceTests
{
    private const int Block = 320;
    private const int Buffer = 640;
    private static readonly AlsaHeadsetOptions Options = new("mic", "ear", 0, 0);

    private readonly FakeSound _sound = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Samples_become_blocks_of_twenty_milliseconds_in_their_order()
    {
        await using var run = await HeardAsync(Options);
        _sound.Microphone.Say(Ramp(100));
        _sound.Microphone.Say(Ramp(Block + 220));
        await run.Host.Signals.UntilAsync(() => run.Host.Sound.Count >= 3, "three blocks");
        var blocks = run.Host.Sound.ToArray();
        Assert.Equal([1L, 2, 3], blocks.Select(block => block.Number));
        Assert.Equal([.. Ramp(100), .. Ramp(220)], blocks[1].Samples);
        Assert.All(blocks, block => Assert.Equal(Block, block.Samples.Length));
    }

    [Fact]
    public async Task A_gain_makes_sound_louder_and_cuts_what_is_too_loud()
    {
        await using var run = await HeardAsync(Options with { CaptureGain = 20 });
        _sound.Microphone.Say([.. Enumerable.Repeat((short)100, Block - 2), 20_000, -20_000]);
        await run.Host.Signals.UntilAsync(() => run.Host.Sound.Count >= 2, "the block");
        var samples = run.Host.Sound.Last().Samples;
        Assert.Equal((1_000, short.MaxValue, short.MinValue), (samples[0], samples[^2], samples[^1]));
    }

    [Fact]
    public async Task A_box_that_was_too_slow_counts_a_gap_and_the_numbers_show_it()
    {
        await using var run = await HeardAsync(Options);
        _sound.Microphone.Break(ErrorNumber.BrokenPipe);
        await run.Host.Signals.UntilAsync(() => run.Host.Counts.ContainsKey("sound_gaps_total"), "the gap");
        _sound.Microphone.Say(Ramp(Block));
        await run.Host.Signals.UntilAsync(() => run.Host.Sound.Count >= 2, "the next block");
        Assert.Equal([1L, 3], run.Host.Sound.Select(block => block.Number));
    }

    [Fact]
    public async Task A_headset_whose_first_sound_was_lost_is_ready_with_the_next()
    {
        await using var run = PartRun.Start(Device(Options));
        _sound.Microphone.Break(ErrorNumber.BrokenPipe);
        await run.Host.Signals.UntilAsync(() => run.Host.Counts.ContainsKey("sound_gaps_total"), "the gap");
        _sound.Microphone.Say(Ramp(Block));
        await run.Host.Signals.UntilAsync(() => run.Host.ReadyCalls == 1, "the device is ready");
    }

    [Fact]
    public async Task A_prompt_is_heard_whole_and_ends_when_the_buffer_behind_it_is_heard()
    {
        var device = Device(Options);
        await using var run = await HeardAsync(device);
        var prompt = ((IAudioOut)device).PlayAsync(Ramp(500), CancellationToken.None);
        _sound.Ear.GiveRoom(500 + Buffer - 1);
        await Until.True(() => _sound.Ear.Heard.Length == 500 + Buffer - 1);
        Assert.False(prompt.IsCompleted);
        _sound.Ear.GiveRoom(1);
        await prompt;
        Assert.Equal([.. Ramp(500), .. new short[Buffer]], _sound.Ear.Heard);
    }

    [Fact]
    public async Task Prompts_play_one_after_another_and_stopping_ends_them_all()
    {
        var device = Device(Options);
        await using var run = await HeardAsync(device);
        var ear = (IAudioOut)device;
        var first = ear.PlayAsync(Ramp(Block), CancellationToken.None);
        var second = ear.PlayAsync(Ramp(Block), CancellationToken.None);
        _sound.Ear.GiveRoom(Block / 2);
        await Until.True(() => _sound.Ear.Heard.Length > 0);
        ear.StopPlaying();
        await Assert.ThrowsAsync<TaskCanceledException>(() => first);
        await Assert.ThrowsAsync<TaskCanceledException>(() => second);
        await Until.True(() => _sound.Ear.Heard.Length == 0);

        var third = ear.PlayAsync(Ramp(3), CancellationToken.None);
        _sound.Ear.GiveRoom(3 + Buffer);
        await third;
        Assert.Equal(Ramp(3), _sound.Ear.Heard[..3]);
    }

    [Fact]
    public async Task A_prompt_that_is_cancelled_leaves_the_next_one_alone()
    {
        var device = Device(Options);
        await using var run = await HeardAsync(device);
        using var cancel = new CancellationTokenSource();
        var first = ((IAudioOut)device).PlayAsync(Ramp(5), cancel.Token);
        var second = ((IAudioOut)device).PlayAsync(Ramp(7), CancellationToken.None);
        await Until.True(() => _sound.Ear.Restarts == 1); // the first one begins
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => first);
        await Until.True(() => _sound.Ear.Restarts == 3); // it was thrown away, and the second one begins
        _sound.Ear.GiveRoom(7 + Buffer);
        await second;
        Assert.Equal(Ramp(7), _sound.Ear.Heard[..7]);
    }

    [Fact]
    public async Task A_headset_that_is_pulled_out_ends_the_run_and_the_prompt_and_comes_back()
    {
        var device = Device(Options);
        await using (var run = await HeardAsync(device))
        {
            var prompt = ((IAudioOut)device).PlayAsync(Ramp(Block), CancellationToken.None);
            _sound.Microphone.Break(ErrorNumber.NoSuchDevice);
            var fault = await run.FaultAsync();
            Assert.StartsWith("The sound device mic is not there.", fault.Message, StringComparison.Ordinal);
            Assert.Equal(RetryAdvice.Usual, fault.Retry);
            Assert.Contains("was lost", (await Assert.ThrowsAsync<DeviceFault>(() => prompt)).Message);
            Assert.True(_sound.Microphone.IsClosed && _sound.Ear.IsClosed);
        }

        await Assert.ThrowsAsync<DeviceFault>(() => ((IAudioOut)device).PlayAsync(Ramp(1), CancellationToken.None));
        await using var again = await HeardAsync(Options);
        Assert.Equal(4, _sound.Opened);
    }

    [Fact]
    public async Task An_ear_that_is_pulled_out_ends_the_run_too()
    {
        var device = Device(Options);
        await using var run = await HeardAsync(device);
        var prompt = ((IAudioOut)device).PlayAsync(Ramp(Block), CancellationToken.None);
        _sound.Ear.Break(ErrorNumber.NoSuchDevice);
        Assert.StartsWith("The sound device ear is not there.", (await run.FaultAsync()).Message);
        await Assert.ThrowsAsync<DeviceFault>(() => prompt);
    }

    [Fact]
    public async Task A_microphone_that_gives_nothing_is_taken_for_hung()
    {
        await using var run = await HeardAsync(Options);
        await Until.True(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(4));
            return run.HasEnded;
        });
        Assert.Contains("has given no sound", (await run.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorNumber.AccessDenied, "into the group `audio`", RetryAdvice.NeedsPerson)]
    [InlineData(ErrorNumber.Busy, "is held by another program", RetryAdvice.Slow)]
    [InlineData(ErrorNumber.NoSuchFile, "is not there. Plug the headset in", RetryAdvice.Usual)]
    [InlineData(ErrorNumber.InvalidArgument, "`plughw:CARD=…`", RetryAdvice.NeedsPerson)]
    public async Task A_headset_that_is_not_to_be_had_says_why(int error, string sentence, RetryAdvice retry)
    {
        _sound.Refusals["ear"] = error;
        var fault = await PartRun.Start(Device(Options)).FaultAsync();
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Equal(retry, fault.Retry);
        Assert.True(_sound.Microphone.IsClosed);
    }

    [Fact]
    public async Task Too_many_prompts_are_refused_in_a_sentence()
    {
        var device = Device(Options);
        await using var run = await HeardAsync(device);
        var waiting = Enumerable.Range(0, 32)
            .Select(_ => ((IAudioOut)device).PlayAsync(Ramp(1), CancellationToken.None)).ToArray();
        var fault = await Assert.ThrowsAsync<DeviceFault>(
            () => ((IAudioOut)device).PlayAsync(Ramp(1), CancellationToken.None));
        Assert.Contains("32 prompts wait", fault.Message, StringComparison.Ordinal);
        ((IAudioOut)device).StopPlaying();
        await Assert.ThrowsAsync<TaskCanceledException>(() => Task.WhenAll(waiting));
        Assert.All(waiting, prompt => Assert.True(prompt.IsCanceled));
    }

    private static short[] Ramp(int count) => [.. Enumerable.Range(1, count).Select(sample => (short)sample)];

    private IDevice Device(AlsaHeadsetOptions options) =>
        new AlsaHeadsetDriver(_sound, new SoundCards("/nowhere")).Create("headset", options, PartRun.Services(_time));

    private Task<PartRun> HeardAsync(AlsaHeadsetOptions options) => HeardAsync(Device(options));

    // A headset of which one block was heard.
    private async Task<PartRun> HeardAsync(IDevice device)
    {
        var before = _sound.Opened;
        var run = PartRun.Start(device);
        await Until.True(() => _sound.Opened == before + 2);
        _sound.Microphone.Say(new short[Block]);
        await run.Host.Signals.UntilAsync(() => run.Host.ReadyCalls == 1 && run.Host.Sound.Count == 1, "a block");
        return run;
    }
}
