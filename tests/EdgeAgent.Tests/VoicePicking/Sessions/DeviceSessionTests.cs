// Headsets at the box itself: the same session, with a sign-on by voice and a device that goes and comes.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Models.Speech;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Sessions;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Sessions;

public sealed class DeviceSessionTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();
    private readonly DeviceHeadset _headset;
    private readonly FakeEar _ear = new();
    private readonly DeviceSessions _sessions;
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private long _number;

    public DeviceSessionTests()
    {
        _headset = new DeviceHeadset("packing", _bench.Time) { Ear = () => _ear.There ? _ear : null };
        _sessions = new DeviceSessions(_bench.Parts, [_headset], _bench.SignOns);
    }

    [Fact]
    public async Task An_operator_signs_on_by_voice_and_gets_work()
    {
        await _bench.AddOperatorAsync("071", "2468");
        Start();
        await Until.True(() => _ear.Played >= 1);
        Say("071");
        await Until.True(() => _ear.Played >= 2);
        Say("2468");

        await Until.True(() => _sessions.IsAtWork("071"));
        await Until.True(() => _sessions.Now is [{ Headset: "packing", LineUp: true, Activity: "summary" }]);
        Assert.Contains("retail.shift.started.v1", _bench.Events);
    }

    [Fact]
    public async Task A_wrong_pin_is_told_and_nobody_is_at_work()
    {
        await _bench.AddOperatorAsync("071", "2468");
        Start();
        await Until.True(() => _ear.Played >= 1);
        Say("071");
        await Until.True(() => _ear.Played >= 2);
        Say("1357");

        await Until.True(() => _ear.Played >= 3);
        Assert.Empty(_sessions.Now);
    }

    [Fact]
    public async Task Who_goes_on_elsewhere_frees_the_headset_for_the_next()
    {
        await _bench.AddOperatorAsync("071", "2468");
        Start();
        await Until.True(() => _ear.Played >= 1);
        Say("071");
        await Until.True(() => _ear.Played >= 2);
        Say("2468");
        await Until.True(() => _sessions.IsAtWork("071"));

        _sessions.TakeOver("071");

        await Until.True(() => !_sessions.IsAtWork("071"));
        Assert.NotNull(_bench.Desk.InHand("071"));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _bench.DisposeAsync();
    }

    private void Start() => _run = _sessions.RunAsync(_stop.Token);

    private void Say(string digits)
    {
        _bench.Ear.Next = new SpeechAnswer(SpeechKind.Digits, digits, 0.97, Accepted: true);
        foreach (var block in SessionBench.Speech())
            _headset.Take(new AudioBlock(_bench.Time.GetTimestamp(), _number++, 16_000, block));
    }

    /// <summary>An ear that hears each prompt at once.</summary>
    private sealed class FakeEar : IAudioOut
    {
        private int _played;

        public bool There => true;

        public int Played => Volatile.Read(ref _played);

        public Task PlayAsync(ReadOnlyMemory<short> pcm, CancellationToken stop)
        {
            Interlocked.Increment(ref _played);
            return Task.CompletedTask;
        }

        public void StopPlaying()
        {
        }
    }
}
