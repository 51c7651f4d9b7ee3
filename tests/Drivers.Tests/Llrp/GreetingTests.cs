// The greeting: who may connect, and what time it is.
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class GreetingTests
{
    [Fact]
    public async Task Nothing_is_sent_before_the_reader_greets_and_a_mute_reader_is_told_as_such()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.SilentAfterConnect });
        rig.Start();
        await rig.UntilAsync(() => rig.Time.PendingTimers >= 3, "the wait for the greeting");
        rig.Time.Advance(TimeSpan.FromSeconds(10));

        var fault = await rig.FaultAsync();
        Assert.Contains("does not greet as an LLRP reader", fault.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Requests);
        Assert.Equal(0, rig.Host.ReadyCalls);
    }

    [Fact]
    public async Task A_reader_that_is_taken_is_retried_slowly_and_the_sentence_says_what_to_do()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.Taken });
        rig.Start();

        var fault = await rig.FaultAsync();
        Assert.Equal(RetryAdvice.Slow, fault.Retry);
        Assert.Contains("Another client holds the reader", fault.Message, StringComparison.Ordinal);
        Assert.Contains("restart the reader", fault.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Requests);
    }

    [Fact]
    public async Task Of_two_clients_the_second_is_refused_and_the_first_runs_on_and_is_told()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        var second = new RecordingHost(rig.Signals);
        var device = new Drivers.Llrp.LlrpDriver().Create("second", rig.Options, rig.Services);

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => device.RunAsync(second, CancellationToken.None));

        Assert.Equal(RetryAdvice.Slow, fault.Retry);
        await rig.UntilAsync(
            () => rig.Host.Notes.Any(note => note.Contains("turned away", StringComparison.Ordinal)), "the note");
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "reads of the first");
        Assert.False(rig.Running.IsCompleted);
    }

    [Theory]
    [InlineData(-7200)]
    [InlineData(86_400)]
    [InlineData(-1_700_000_000)] // a reader that believes it is 1972
    public async Task Times_of_a_reader_whose_clock_is_wrong_are_corrected_and_marked(int skewSeconds)
    {
        await using var rig = new LlrpRig(new() { ClockSkew = TimeSpan.FromSeconds(skewSeconds) });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 5, "reads");

        Assert.Equal(-skewSeconds, rig.Host.Gauges["clock_skew_seconds"], 0.1);
        Assert.Contains("clock is", rig.Host.CurrentProblem, StringComparison.Ordinal);
        Assert.Contains(skewSeconds > 0 ? "fast" : "slow", rig.Host.CurrentProblem, StringComparison.Ordinal);
        AssertRecent(rig, estimated: true);
    }

    [Fact]
    public async Task Times_of_a_reader_whose_clock_is_a_little_off_are_believed()
    {
        await using var rig = new LlrpRig(new() { ClockSkew = TimeSpan.FromSeconds(-1) });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 5, "reads");

        Assert.Null(rig.Host.CurrentProblem);
        AssertRecent(rig, estimated: false);
    }

    [Fact]
    public async Task Times_since_the_reader_was_switched_on_are_mapped()
    {
        await using var rig = new LlrpRig(new() { StampsUptime = true });
        rig.Time.Advance(TimeSpan.FromHours(5)); // it has been up for a while
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 5, "reads");

        Assert.Null(rig.Host.CurrentProblem);
        AssertRecent(rig, estimated: true);
    }

    [Fact]
    public async Task A_reader_that_speaks_1_1_is_set_to_it_once()
    {
        await using var rig = new LlrpRig(new() { Version = ProtocolVersion.Llrp11 });
        await rig.ArmAsync();

        Assert.Equal([MessageType.GetSupportedVersion, MessageType.SetProtocolVersion], rig.Requests.Take(2));
        Assert.Single(rig.Requests, MessageType.SetProtocolVersion);
    }

    [Fact]
    public async Task A_reader_that_speaks_1_0_1_alone_is_spoken_to_in_1_0_1()
    {
        await using var rig = new LlrpRig(new() { Version = ProtocolVersion.Llrp101 });
        await rig.ArmAsync();

        Assert.DoesNotContain(MessageType.SetProtocolVersion, rig.Requests);
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "reads");
    }

    private static void AssertRecent(LlrpRig rig, bool estimated)
    {
        var now = rig.Time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        Assert.All(rig.Host.Reads, read => Assert.Equal(estimated, read.ClockEstimated));
        Assert.All(rig.Host.Reads, read => Assert.InRange(read.FirstSeenUs, now - 12_000_000, now + 1000));
        Assert.All(rig.Host.Reads, read => Assert.True(read.LastSeenUs >= read.FirstSeenUs));
    }
}
