// Listens to what ffmpeg says: the facts of the stream, a change of its size, and the reason of its end.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>What a decoder has said so far, in bounded memory. One thread hears, any may ask.</summary>
internal sealed partial class DecoderWords
{
    private const int Kept = 40;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private volatile StreamFacts? _facts;
    private volatile string? _size;
    private volatile string? _newSize;

    /// <summary>What the stream is; null before it is known.</summary>
    public StreamFacts? Facts => _facts;

    /// <summary>The size that the stream's pictures have had, <c>1920x1080</c>; null before the first.</summary>
    public string? Size => _size;

    /// <summary>The size to which they changed in flight; null while they have not.</summary>
    public string? NewSize => _newSize;

    /// <summary>The last lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    /// <summary>Hears a line.</summary>
    public void Hear(string line)
    {
        if (IncomingSize().Match(line) is { Success: true } size) HearSize($"{size.Groups[1]}x{size.Groups[2]}");
        if (ChangedSize().Match(line) is { Success: true } changed)
            HearSize($"{changed.Groups[1]}x{changed.Groups[2]}");
        if (_facts is null && StreamLine().Match(line) is { Success: true } stream) _facts = FactsOf(stream);
        lock (_gate)
        {
            if (_lines.Count == Kept) _lines.Dequeue();
            _lines.Enqueue(line.Trim());
        }
    }

    private void HearSize(string size)
    {
        if (_size is null) _size = size;
        else if (_size != size) _newSize = size;
    }

    private static StreamFacts FactsOf(Match stream) => new(
        stream.Groups["codec"].Value,
        double.TryParse(stream.Groups["fps"].Value, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? rate
            : null);

    // "[graph 0 input from stream 0:0 @ 0x5557] w:320 h:240 pixfmt:yuv420p tb:1/1200000 fr:10/1 sar:1/1"
    [GeneratedRegex(@"^\[graph 0 input from stream \S+ @ \S+\] w:(\d{1,6}) h:(\d{1,6}) ")]
    private static partial Regex IncomingSize();

    // "[graph 0 input from stream 0:0 @ 0x5643] filter context - w: 320 h: 240 fmt: 0, incoming frame - w: 240 h: 320
    // fmt"
    [GeneratedRegex(@"incoming frame - w: (\d{1,6}) h: (\d{1,6}) ")]
    private static partial Regex ChangedSize();

    // "  Stream #0:0: Video: h264 (High), yuv420p(progressive), 1920x1080 [SAR 1:1 DAR 16:9], 25 fps, 25 tbr, 90k tbn"
    [GeneratedRegex(@"^\s*Stream #\S+ Video: (?<codec>\w+)(?:.*, (?<fps>[\d.]+) fps)?")]
    private static partial Regex StreamLine();
}

/// <summary>What a stream is.</summary>
/// <param name="Codec">The codec's short name: <c>h264</c>.</param>
/// <param name="FramesPerSecond">Frames a second as the stream says; null where it says none.</param>
internal sealed record StreamFacts(string Codec, double? FramesPerSecond);
