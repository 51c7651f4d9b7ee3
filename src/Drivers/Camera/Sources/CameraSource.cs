// Where a camera's pictures come from.
namespace EdgeAgent.Drivers.Camera.Sources;

/// <summary>A source of pictures.</summary>
/// <param name="Name">How sentences name it; it holds no login, path or query of a web address.</param>
public abstract record CameraSource(string Name);

/// <summary>A camera in the network: RTSP, or JPEG pictures over HTTP.</summary>
/// <param name="Address">Its address, without a login.</param>
public sealed record NetworkSource(Uri Address)
    : CameraSource($"The camera at {Address.Scheme}://{Address.Authority}/…")
{
    /// <summary>Whether it speaks RTSP; otherwise it speaks HTTP.</summary>
    public bool IsRtsp => Address.Scheme.StartsWith("rtsp", StringComparison.Ordinal);

    /// <summary>Whether its words are encrypted.</summary>
    public bool IsTls => Address.Scheme.EndsWith('s');
}

/// <summary>A camera at this machine (USB, ribbon cable), through the kernel's video interface V4L2.</summary>
/// <param name="Device">The device file, <c>/dev/video0</c>.</param>
public sealed record LocalSource(string Device) : CameraSource($"The camera {Device}");

/// <summary>A video file or a folder of pictures, for demonstrations and tests.</summary>
/// <param name="Path">Absolute.</param>
public sealed record FileSource(string Path) : CameraSource($"The file {Path}");

/// <summary>How RTSP carries the pictures.</summary>
public enum RtspTransport
{
    /// <summary>Inside the control connection: nothing is lost, and firewalls let it through.</summary>
    Tcp,

    /// <summary>In packets of their own, which may be lost.</summary>
    Udp,
}

/// <summary>What decodes the video.</summary>
public enum HardwareDecoding
{
    /// <summary>The processor.</summary>
    None,

    /// <summary>The graphics unit of Intel and AMD boards.</summary>
    Vaapi,

    /// <summary>The video unit of the Raspberry Pi 4 and its like; H.264 only.</summary>
    V4l2m2m,

    /// <summary>The video unit of boards whose kernel offers it through DRM: H.265 on the Raspberry Pi 5.</summary>
    Drm,
}

/// <summary>How fast a file is played.</summary>
public enum FilePace
{
    /// <summary>As it was recorded.</summary>
    RealTime,

    /// <summary>As fast as it can be decoded; what the models do not take in time is passed over.</summary>
    Unlimited,
}
