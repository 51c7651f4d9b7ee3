// Frames of a clip for measuring, decoded by ffmpeg.
using System.Diagnostics;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>Reads clips.</summary>
internal static class ClipFrames
{
    /// <summary>All frames, red, green, blue, in one buffer that the next frame writes over.</summary>
    public static IEnumerable<byte[]> Read(string path, int width, int height)
    {
        string[] arguments = ["-nostdin", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
        using var decoder = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        var (frame, frames) = (new byte[width * height * 3], decoder.StandardOutput.BaseStream);
        while (frames.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length) yield return frame;
    }
}
