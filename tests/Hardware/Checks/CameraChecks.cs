// A camera at the machine itself, through the kernel's video interface and ffmpeg.
using EdgeAgent.HardwareTests.Store;
using EdgeAgent.Machines;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class CameraChecks(StoreInBox store)
{
    [HardwareFact]
    public Task A_camera_at_the_machine_gives_frames() => store.CheckAsync(async check =>
    {
        check.Stimulated("vivid at /dev/video0, asked for 320x180");
        var agent = await store.MediaAgentAsync();
        var device = await agent.DeviceIsAsync(
            "entrance-camera", now => now.Counter("frames_total") >= 5, "five frames", Patience.Minutes(4));
        check.Saw(
            $"{device.State}, frames {device.Counter("frames_total")} of {device.Gauges["frame_bytes"]:0} bytes, "
            + $"{device.Gauges.GetValueOrDefault("frames_per_second"):0.0} a second (emulated)");
        Assert.Equal(320 * 180 * 3, device.Gauges["frame_bytes"]);
    });

    [HardwareFact]
    public Task A_camera_that_is_not_there_is_told() => store.CheckAsync(async check =>
    {
        check.Stimulated("nothing at /dev/video7");
        var agent = await store.MediaAgentAsync();
        var device = await agent.DeviceIsAsync("no-camera", now => now.Problem is not null, "a problem");
        check.Saw($"{device.State}: {device.Problem}");
        Assert.Contains("/dev/video7", device.Problem, StringComparison.Ordinal);
    });
}
