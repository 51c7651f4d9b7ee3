// Which camera, as far as a message tells. The path that it was posted to goes before all of it.
namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>The sender as it names itself.</summary>
public sealed record ReportSource
{
    /// <summary>Its network address, as text.</summary>
    public string? Address { get; init; }

    /// <summary>Its MAC address.</summary>
    public string? Mac { get; init; }

    /// <summary>Its serial number or device id.</summary>
    public string? Serial { get; init; }

    /// <summary>The channel of a recorder that forwards for many cameras, as text.</summary>
    public string? Channel { get; init; }

    /// <summary>The name of the camera or channel.</summary>
    public string? Name { get; init; }
}
