// The devices of pictures and sound, and the config of the agent that has them: one of its own, because decoding
// under emulation would slow all the others.
using EdgeAgent.HardwareTests.Benches;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>Camera and headset.</summary>
internal static class MediaDevices
{
    /// <summary>store.yaml.</summary>
    public const string Config =
        $$"""
        store: { tenant: test, store: media, box: box-2 }
        devices:
          entrance-camera:
            driver: camera
            device: {{CameraBench.Device}}
            capture: { width: 320, height: 180, format: yuyv422 }
            frame-rate: 2
            stall: 2m
            watchdog: 10m
          no-camera:
            driver: camera
            device: /dev/video7
          headset:
            driver: alsa-headset
            capture: {{SoundBench.Headset}}
          held-headset:
            driver: alsa-headset
            capture: {{SoundBench.Held}}
            backoff: { shortest: 500ms, longest: 2s }
        """;
}
