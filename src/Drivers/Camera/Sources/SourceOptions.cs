// Reads where the pictures come from: exactly one of `url`, `device` and `file`.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Camera.Sources;

/// <summary>The keys that name a camera's source.</summary>
internal static class SourceOptions
{
    private const string Device = "/dev/video0";
    private static readonly string[] Schemes = ["rtsp", "rtsps", "http", "https"];

    /// <summary>Reads them; after a fault a harmless source comes back.</summary>
    public static CameraSource Read(IOptionReader reader)
    {
        var url = reader.OptionalText(
            "url", "Address of a camera in the network: `rtsp://`, `rtsps://`, or `http://`, `https://` for MJPEG.",
            "rtsp://192.168.10.30/stream2");
        var device = reader.OptionalText("device", "A camera at this machine.", Device);
        var file = reader.OptionalPath("file", "A video file or a folder of pictures, played as a camera.");
        var named = new[] { url, device, file }.Count(source => source is not null);
        if (named != 1)
            reader.Fault(
                named == 0 ? "url" : url is not null ? "url" : "device",
                "Name exactly one of `url`, `device` and `file`: where the pictures come from.");
        if (device is not null) return Local(reader, device);
        return file is not null ? new FileSource(file) : Network(reader, url);
    }

    private static CameraSource Local(IOptionReader reader, string device)
    {
        if (!device.StartsWith("/dev/", StringComparison.Ordinal) || device.Any(char.IsWhiteSpace))
            reader.Fault("device", $"`device` names a device file, such as `{Device}`.");
        return new LocalSource(device);
    }

    private static CameraSource Network(IOptionReader reader, string? url)
    {
        if (url is null) return new LocalSource(Device);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !Schemes.Contains(address.Scheme)
            || address.Host.Length == 0)
        {
            reader.Fault(
                "url", "`url` must be an address that starts with `rtsp://`, `rtsps://`, `http://` or `https://`.");
            return new LocalSource(Device);
        }

        if (address.UserInfo.Length == 0) return new NetworkSource(address);
        reader.Fault(
            "url",
            "`url` holds a login: take it out, and say with `user` and `password` where it is kept, such as "
            + "`password: file:/etc/edge-agent/secrets/camera`.");
        return new LocalSource(Device);
    }
}
