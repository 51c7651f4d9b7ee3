// The probe: one picture, and what is known of the stream.
using EdgeAgent.Drivers.Camera.Sources;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

public sealed class CameraProbeTests
{
    [Fact]
    public async Task A_probe_takes_one_picture_and_says_what_came()
    {
        await using var rig = CameraRig.Scripted();
        var probing = rig.ProbeAsync();
        await rig.UntilAsync(() => rig.Decoder.Login is not null, "the start");
        rig.Decoder.Say("  Stream #0:0: Video: hevc (Main), yuv420p(tv), 2560x1440, 12.5 fps, 12.5 tbr, 90k tbn");
        rig.Decoder.Say("[graph 0 input from stream 0:0 @ 0x55d0] w:2560 h:1440 pixfmt:yuv420p tb:1/90000 fr:25/2");
        rig.Decoder.Show(640, 360, 1);

        var report = await probing;
        Assert.True(report.Reachable);
        Assert.Equal("The camera at rtsp://10.0.0.7:554/… sends hevc with 2560x1440 pixels.", report.Summary);
        Assert.Equal(
            [
                KeyValuePair.Create("codec", "hevc"), KeyValuePair.Create("frame rate", "12.5"),
                KeyValuePair.Create("camera's picture", "2560x1440"),
                KeyValuePair.Create("picture for the models", "640x360"), KeyValuePair.Create("transport", "tcp"),
            ],
            report.Facts);
        Assert.True(rig.Decoder.Killed);
    }

    [Fact]
    public async Task A_probe_of_a_local_camera_lists_what_it_can_take()
    {
        await using var rig = CameraRig.Scripted(CameraRig.Camera with { Source = new LocalSource("/dev/video0") });
        var probing = rig.ProbeAsync();
        await rig.UntilAsync(() => rig.Decoder.Login is not null, "the start");
        rig.Decoder.Show(4, 4, 1);

        Assert.Contains(KeyValuePair.Create("can take", "mjpeg: 640x480 at /dev/video0"), (await probing).Facts);
    }

    [Fact]
    public async Task A_probe_of_a_camera_that_refuses_says_the_sentence()
    {
        await using var rig = CameraRig.Scripted();
        var probing = rig.ProbeAsync();
        await rig.UntilAsync(() => rig.Decoder.Login is not null, "the start");
        rig.Decoder.EndWith(1, "[rtsp @ 0x1] method DESCRIBE failed: 404 Not Found");

        var report = await probing;
        Assert.False(report.Reachable);
        Assert.Contains("knows no such stream", report.Summary, StringComparison.Ordinal);
    }
}
