// How a camera at this machine is to take its pictures. USB cameras start with a small size, and reach their full rate
// at
// large sizes only as MJPEG.
using System.Globalization;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Camera.Sources;

/// <summary>How the kernel's camera takes pictures.</summary>
public enum CaptureFormat
{
    /// <summary>As the camera starts.</summary>
    Any,

    /// <summary>Each picture as a JPEG.</summary>
    Mjpeg,

    /// <summary>Pictures without compression, YUV 4:2:2.</summary>
    Yuyv422,

    /// <summary>A compressed stream.</summary>
    H264,
}

/// <summary>What is asked of a camera at this machine; it takes the nearest that it can.</summary>
/// <param name="Width">Pixels; null = as the camera starts.</param>
/// <param name="Height">Pixels; null = as the camera starts.</param>
/// <param name="Format">The format.</param>
public sealed record CaptureOptions(int? Width, int? Height, CaptureFormat Format)
{
    /// <summary>Reads a <c>capture:</c> block.</summary>
    public static CaptureOptions Read(IOptionReader reader)
    {
        var options = new CaptureOptions(
            reader.OptionalInteger("width", "Width of the pictures that the camera takes.", 16, 8_192, "pixels"),
            reader.OptionalInteger("height", "Height of the pictures that the camera takes.", 16, 8_192, "pixels"),
            reader.Choice("format", "Format of the pictures between camera and box.", CaptureFormat.Any));
        if (options.Width is null != options.Height is null)
            reader.Fault(
                options.Width is null ? "height" : "width", "`width` and `height` go together: name both, or neither.");
        return options;
    }

    /// <summary>ffmpeg's arguments, before the input.</summary>
    internal IEnumerable<string> Arguments
    {
        get
        {
            if (Format != CaptureFormat.Any) yield return "-input_format";
            if (Format != CaptureFormat.Any) yield return Format.ToString().ToLowerInvariant();
            if (Width is null) yield break;
            yield return "-video_size";
            yield return string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
        }
    }
}
