// How ffmpeg hands its pictures over: each as a PPM file, one after the other, through its standard output.
namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>The output side of an ffmpeg command line.</summary>
internal static class FrameOutput
{
    /// <summary>Every frame once, none invented and none dropped, flushed at once.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "-map", "0:v:0", "-fps_mode", "passthrough", "-pix_fmt", "rgb24", "-c:v", "ppm", "-f", "image2pipe",
        "-flush_packets", "1", "pipe:1",
    ];
}
