// What ffprobe says of a file before it is decoded.
using System.Globalization;
using System.Text;
using EdgeAgent.Drivers.Camera.Decoding;

namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>What a video says of itself.</summary>
/// <param name="Codec">The codec's short name: <c>h264</c>.</param>
/// <param name="Width">Pixels as stored.</param>
/// <param name="Height">Pixels as stored.</param>
/// <param name="FramesPerSecond">Average frames a second; zero where it does not say.</param>
/// <param name="Frames">How many frames there are.</param>
public sealed record VideoFacts(string Codec, int Width, int Height, double FramesPerSecond, long Frames)
{
    /// <summary>Asks ffprobe, which walks through the file without decoding it.</summary>
    /// <exception cref="DeviceFault">The file is no video.</exception>
    internal static async Task<VideoFacts> ReadAsync(string path, IReadOnlyList<string> input, CancellationToken stop)
    {
        var words = new LastWords();
        using var probe = ChildProcess.Start(
            "ffprobe",
            [
                "-hide_banner", "-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries",
                "stream=codec_name,width,height,avg_frame_rate,nb_read_packets", "-of", "default=noprint_wrappers=1",
                .. input,
            ],
            "",
            words.Hear);
        await using var killed = stop.Register(probe.Kill);
        using var reader = new StreamReader(probe.Output, Encoding.UTF8);
        var facts = Parse(await reader.ReadToEndAsync(stop));
        await probe.EndAsync();
        return facts ?? throw new DeviceFault(
            $"{path} is no video and no folder of pictures ({words.Last ?? "it has no pictures in it"}).",
            RetryAdvice.NeedsPerson);
    }

    /// <summary>Reads lines of <c>key=value</c>; null where the size is missing.</summary>
    internal static VideoFacts? Parse(string lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (line.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                values.TryAdd(line[..at], line[(at + 1)..]);
        var (width, height) = (Whole("width"), Whole("height"));
        return width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue
            ? null
            : new VideoFacts(
                values.GetValueOrDefault("codec_name", "unknown"), (int)width, (int)height,
                Ratio(values.GetValueOrDefault("avg_frame_rate", "0/0")), Whole("nb_read_packets"));

        long Whole(string key) =>
            long.TryParse(values.GetValueOrDefault(key), CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    private static double Ratio(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var over)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var under)
            && under > 0
                ? over / under
                : 0;
    }
}
