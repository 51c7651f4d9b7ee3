// The child process: killed, stuck, stopped. It never stays behind, neither running nor as a zombie.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

[Collection(RealStreams.Name)]
public sealed class ChildTests : IDisposable
{
    private readonly TestClip _clips = new();

    public void Dispose() => _clips.Dispose();

    [FfmpegFact]
    public async Task A_killed_child_is_a_fault_and_no_zombie()
    {
        await using var rig = (await RigAsync()).Start();
        await rig.FramesAsync(3);
        var child = Assert.Single(rig.Processes);
        await SignalAsync("KILL", child);

        Assert.Contains("ended from outside (signal 9)", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Equal("", Children.Read(child, "stat"));
    }

    [FfmpegFact]
    public async Task A_stuck_child_is_noticed_and_ended()
    {
        await using var rig = (await RigAsync()).Start();
        await rig.FramesAsync(3);
        var child = Assert.Single(rig.Processes);
        await SignalAsync("STOP", child);

        Assert.Contains("has sent no picture for 4 s", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Equal("", Children.Read(child, "stat"));
    }

    [FfmpegFact]
    public async Task A_stop_leaves_no_child()
    {
        await using var rig = (await RigAsync()).Start();
        await rig.FramesAsync(3);
        var child = Assert.Single(rig.Processes);
        await rig.StopAsync();

        Assert.Equal("", Children.Read(child, "stat"));
    }

    [FfmpegFact]
    public async Task The_child_has_none_of_our_variables()
    {
        Environment.SetEnvironmentVariable("CAMERA_TEST_SECRET", "not-for-ffmpeg");
        await using var rig = (await RigAsync()).Start();
        await rig.FramesAsync(1);

        var child = Assert.Single(rig.Processes);
        Assert.Contains("PATH=", Children.Read(child, "environ"), StringComparison.Ordinal);
        Assert.DoesNotContain("not-for-ffmpeg", Children.Read(child, "environ"), StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task The_kernel_is_told_to_end_the_child_with_its_thread()
    {
        // A thread starts a child that says nothing and reads nothing, and ends: the child goes with it.
        var child = 0;
        var thread = new Thread(() =>
        {
            using var process = Process.Start("setpriv", ["--pdeathsig", "KILL", "sleep", "600"]);
            child = process.Id;
            while (!Children.Read(child, "cmdline").StartsWith("sleep", StringComparison.Ordinal)) Thread.Yield();
        });
        thread.Start();
        thread.Join();

        await TestSupport.Until.True(() => Children.Read(child, "stat").Length == 0);
    }

    [FfmpegFact]
    public async Task A_file_repeats_until_it_is_stopped()
    {
        await using var rig = CameraRig.Real(CameraRig.Camera with
        {
            Source = new FileSource(await _clips.NumberedAsync(4)),
            Pace = FilePace.Unlimited,
        }).Start();
        await rig.FramesAsync(10);

        Assert.Equal([0, 8, 16, 24, 0, 8], rig.Host.Frames.Take(6).Select(frame => (int)frame.Red));
    }

    [FfmpegFact]
    public async Task A_camera_that_is_not_plugged_in_is_a_sentence()
    {
        await using var rig = CameraRig.Real(
            CameraRig.Camera with { Source = new LocalSource("/dev/video-of-no-camera") }).Start();

        Assert.Contains("is not there: plug it in", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    private async Task<CameraRig> RigAsync() => CameraRig.Real(CameraRig.Camera with
    {
        Source = new FileSource(await _clips.NumberedAsync(40)),
        Stall = TimeSpan.FromSeconds(4),
    });

    private static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
