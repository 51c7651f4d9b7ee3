// Makes the box's eyes: one for each enabled camera off whose frames the config reads something.
using EdgeAgent.Configuration;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Vision;

/// <summary>Makes eyes.</summary>
internal static class Eyes
{
    /// <summary>The eyes by device id; nothing is loaded yet.</summary>
    public static IReadOnlyDictionary<string, CameraEye> Open(
        StoreConfig config, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger<CameraEye>();
        return config.Devices
            .Where(device => device.Hosting.Enabled && device.Vision is not null)
            .ToDictionary(
                device => device.Id,
                device => new CameraEye(device.Id, () => SightsOf(device.Vision!), time, logger));
    }

    private static IReadOnlyList<ISight> SightsOf(VisionOptions options) => [];
}
