// Clips that ffmpeg makes for a test, in a folder that goes when the test ends.
using System.Diagnostics;
using System.Globalization;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>A folder of clips.</summary>
public sealed class TestClip : IDisposable
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("clip-").FullName;

    /// <summary>
    /// A lossless clip whose frame n (from 0) is of one colour: red <c>n * 8 modulo 256</c>, green n / 32, blue 77.
    /// </summary>
    public Task<string> NumberedAsync(int frames, int width = 64, int height = 48, string name = "numbered.mkv") =>
        MakeAsync(
            name,
            "-f", "lavfi", "-i",
            Text($"nullsrc=s={width}x{height}:r=10,format=gbrp,geq=r='mod(N*8,256)':g='floor(N/32)':b=77"),
            "-frames:v", Text($"{frames}"), "-c:v", "ffv1", "-pix_fmt", "bgr0");

    /// <summary>A clip of ffmpeg's moving test picture as a bare H.264 stream: ten frames a second, a key frame each
    /// five.</summary>
    public Task<string> H264Async(int frames, int width = 320, int height = 240, string name = "clip.h264") =>
        MakeAsync(
            name,
            "-f", "lavfi", "-i", Text($"testsrc=size={width}x{height}:rate=10"), "-frames:v", Text($"{frames}"),
            "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "5",
            "-bsf:v", "h264_metadata=aud=remove", "-f", "h264");

    /// <summary>A video as a bare H.264 stream with the same frames, in the order in which they are shown.</summary>
    public Task<string> AsH264Async(string video, string name = "video.h264") => MakeAsync(
        name,
        "-i", video, "-an", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-c:v", "libx264",
        "-preset", "ultrafast", "-tune", "zerolatency", "-crf", "18", "-g", "10", "-f", "h264");

    /// <summary>Runs ffmpeg; the file's path is its last argument.</summary>
    public async Task<string> MakeAsync(string name, params string[] arguments)
    {
        var path = Path.Combine(Folder, name);
        var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments, path])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? path : throw new InvalidOperationException($"ffmpeg: {words}");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
