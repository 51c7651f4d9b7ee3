// What ffmpeg lists of a camera at this machine (libavdevice/v4l2.c).
using System.Text.RegularExpressions;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Collects the formats.</summary>
internal sealed partial class LocalFormats
{
    private const int Most = 16;

    private readonly List<string> _found = [];

    /// <summary>Name and sizes of each format: <c>mjpeg: 640x480 1280x720</c>.</summary>
    public IReadOnlyList<string> Found => _found;

    /// <summary>Hears a line.</summary>
    public void Hear(string line)
    {
        if (_found.Count < Most && Format().Match(line) is { Success: true } match)
            _found.Add($"{match.Groups[1].Value}: {match.Groups[2].Value.Trim()}");
    }

    // "[video4linux2,v4l2 @ 0x5561] Compressed:       mjpeg :          Motion-JPEG : 640x480 1280x720"
    [GeneratedRegex(@"\] (?:Raw|Compressed)\s*:\s*(\S+) : .* : ((?:\d+x\d+ ?)+)$")]
    private static partial Regex Format();
}
