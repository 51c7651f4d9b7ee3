// What store.yaml may say about one ONVIF camera.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;

namespace EdgeAgent.Drivers.Onvif;

/// <summary>The options of one ONVIF camera.</summary>
public sealed record OnvifOptions
{
    /// <summary>Which messages are its, and its clock.</summary>
    public required CameraOptions Camera { get; init; }

    /// <summary>Where it is.</summary>
    public required PullOptions Pull { get; init; }

    /// <summary>Path of its device service, without the leading slash.</summary>
    public string DeviceService { get; init; } = "onvif/device_service";

    /// <summary>Reads the block of one camera.</summary>
    public static OnvifOptions Read(IOptionReader reader) => new()
    {
        Camera = CameraOptions.Read(reader),
        Pull = reader.Block("pull", "Where the camera is and how to log in.", PullOptions.Read),
        DeviceService = reader.TextOr(
            "device-service", "Path of the camera's device service.", "onvif/device_service").TrimStart('/'),
    };
}
