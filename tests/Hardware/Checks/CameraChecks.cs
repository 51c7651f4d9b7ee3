// A camera at the machine itself, through the kernel's video interface and ffmpeg. It has an agent of its own, because
// decoding under emulation would slow all the others.
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.HardwareTests.Machines;
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class CameraChecks(StoreInBox store)
{
    private const string Config =
        $$"""
        store: { tenant: test, store: camera, box: box-2 }
        devices:
          entrance-camera:
            driver: camera
            device: {{CameraBench.Device}}
            capture: { width: 320, height: 180, format: yuyv422 }
            frame-rate: 2
            stall: 60s
            watchdog: 5m
          no-camera:
            driver: camera
            device: /dev/video7
        """;

    [HardwareFact]
    public Task A_camera_at_the_machine_gives_frames_and_one_that_is_not_there_a_sentence() => store.CheckAsync(
        async check =>
        {
            check.Stimulated("vivid at /dev/video0, nothing at /dev/video7");
            var camera = new CameraBench(store.Shell);
            await camera.PlugInAsync();
            var agent = new AgentInGuest(store.Shell, 9321);
            await agent.StartAsync(Config);
            var device = await agent.DeviceIsAsync(
                "entrance-camera", now => now.Counter("frames_total") >= 5, "five frames", Patience.Minutes(4));
            check.Saw(
                $"{device.State}, frames {device.Counter("frames_total")}, "
                + $"{device.Gauges.GetValueOrDefault("frames_per_second"):0.0} a second, {device.Gauges.GetValueOrDefault("frame_bytes"):0} bytes each");
            Assert.Equal(320 * 180 * 3, device.Gauges["frame_bytes"]);
            var missing = await agent.DeviceIsAsync("no-camera", now => now.Problem is not null, "a problem");
            check.Saw($"{missing.State}: {missing.Problem}");
            Assert.Contains("/dev/video7", missing.Problem, StringComparison.Ordinal);
            await agent.StopAsync();
            await camera.PullOutAsync();
        });
}
