// The real decoder: one ffmpeg a camera, tied to the thread that started it by the kernel's parent death signal, so
// that not even a killed agent leaves it behind (setpriv(1), prctl(2) PR_SET_PDEATHSIG).
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Starts ffmpeg.</summary>
internal sealed class FfmpegDecoder : IVideoDecoder
{
    /// <inheritdoc/>
    public IDecoding Start(CameraOptions options, CameraLogin login, Action<string> words) => new Child(
        ChildProcess.Start(
            "setpriv",
            ["--pdeathsig", "KILL", "ffmpeg", .. FfmpegArguments.Of(options)],
            FfmpegArguments.Script(options, login),
            line => words(login.OutOf(line))));

    /// <inheritdoc/>
    public IReadOnlyList<string> Formats(LocalSource source)
    {
        var formats = new LocalFormats();
        using var process = ChildProcess.Start(
            "ffmpeg", ["-nostdin", "-hide_banner", "-f", "v4l2", "-list_formats", "all", "-i", source.Device], "",
            formats.Hear);
        // Listing ends with an error of its own making: there is nothing to decode.
        process.EndAsync().GetAwaiter().GetResult();
        return formats.Found;
    }

    private sealed class Child(ChildProcess process) : IDecoding
    {
        public Stream Pictures => process.Output;

        public void Kill() => process.Kill();

        public int End() => process.EndAsync().GetAwaiter().GetResult();

        public void Dispose() => process.Dispose();
    }
}
