// How ffmpeg (5.1 and later) is called for a camera. What is secret never stands in the arguments: the address of a
// network camera, with its login, goes through standard input as a script of ffmpeg's concat format.
using System.Globalization;
using System.Text;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>The command line and the script.</summary>
internal static class FfmpegArguments
{
    /// <summary>Verbose: each size of the incoming pictures is then told when it comes.</summary>
    private static readonly string[] Quietly = ["-nostdin", "-hide_banner", "-nostats", "-v", "verbose"];

    // No looking ahead for the frame rate: it would hold back the first pictures.
    private static readonly string[] AtOnce = ["-fpsprobesize", "0", "-analyzeduration", "0"];

    /// <summary>The arguments, from <c>-nostdin</c> to the output.</summary>
    public static IReadOnlyList<string> Of(CameraOptions options)
    {
        // One block of memory may hold a picture with 4 bytes a pixel, and some room for the rest.
        var largestBlock = (4 * options.LargestPicture) + (16 << 20);
        return
        [
            .. Quietly, "-max_alloc", Text(largestBlock), "-filter_threads", "1",
            "-threads", Text(options.Threads), "-max_pixels", Text(options.LargestPicture),
            .. Hardware(options.HardwareDecoding), .. SizeGuard.Input, .. Input(options),
            "-an", "-sn", "-dn", .. PictureFilters.Of(options), .. FrameOutput.Arguments,
        ];
    }

    /// <summary>What goes through standard input; empty where nothing does.</summary>
    public static string Script(CameraOptions options, CameraLogin login)
    {
        if (options.Source is not NetworkSource source) return "";
        var script = new StringBuilder("ffconcat version 1.0\n");
        // A quote ends the quoted text; in an address it may as well be written as its code.
        var address = login.Into(source.Address).Replace("'", "%27", StringComparison.Ordinal);
        script.Append(CultureInfo.InvariantCulture, $"file '{address}'\n");
        foreach (var (name, value) in NetworkSettings(source, options))
            script.Append(CultureInfo.InvariantCulture, $"option {name} '{value}'\n");
        return script.ToString();
    }

    private static IEnumerable<(string Name, string Value)> NetworkSettings(NetworkSource source, CameraOptions options)
    {
        if (source.IsRtsp)
        {
            yield return ("rtsp_transport", options.Transport == RtspTransport.Udp ? "udp" : "tcp");
            yield return ("allowed_media_types", "video");
        }
        else
        {
            // MJPEG carries no times: those of arrival are used, for `frame-rate`.
            yield return ("use_wallclock_as_timestamps", "1");
            yield return ("seekable", "0");
            yield return ("analyzeduration", "500000");
        }

        if (!source.IsTls || options.AuthorityFile is not { } authority) yield break;
        yield return ("tls_verify", "1");
        yield return ("ca_file", authority.Replace("'", @"'\''", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Input(CameraOptions options) => options.Source switch
    {
        NetworkSource network =>
        [
            .. AtOnce, "-protocol_whitelist",
            network.IsRtsp ? "pipe,rtsp,rtsps,rtp,udp,tcp,tls" : "pipe,http,https,tcp,tls",
            "-f", "concat", "-safe", "0", "-i", "pipe:0",
        ],
        LocalSource local => ["-f", "v4l2", .. options.Capture?.Arguments ?? [], "-i", local.Device],
        FileSource file =>
        [
            .. options.Pace == FilePace.RealTime ? ["-re"] : Array.Empty<string>(),
            .. FileInput.Of(file.Path, options.Repeat),
        ],
        _ => throw new ArgumentException($"No such source: {options.Source}.", nameof(options)),
    };

    private static string[] Hardware(HardwareDecoding kind) => kind switch
    {
        HardwareDecoding.Vaapi => ["-hwaccel", "vaapi", "-hwaccel_device", "/dev/dri/renderD128"],
        HardwareDecoding.V4l2m2m => ["-c:v", "h264_v4l2m2m"],
        HardwareDecoding.Drm => ["-hwaccel", "drm"],
        _ => [],
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
