// The reasons that ffmpeg gives, and what a person can do about each. ffmpeg has no codes for them: its words count
// (libavutil/error.c, libavformat/rtsp.c and http.c of version 5.1).
using System.Text.RegularExpressions;
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Finds the reason of an end in ffmpeg's words.</summary>
internal static partial class EndReasons
{
    // What to look for, what it means, how soon a retry makes sense; {0} is the camera. The first that is found holds.
    private static readonly (string Words, string Sentence, RetryAdvice Retry)[] Anytime =
    [
        ("401 Unauthorized", "{0} refuses the login (401): check `user` and `password`.", RetryAdvice.NeedsPerson),
        ("403 Forbidden", "{0} forbids this user its stream (403): give the user the right to watch it.",
            RetryAdvice.NeedsPerson),
        ("404 Not Found", "{0} knows no such stream (404): check the path in `url`.", RetryAdvice.NeedsPerson),
        ("404 Stream Not Found", "{0} knows no such stream (404): check the path in `url`.", RetryAdvice.NeedsPerson),
        ("453 Not Enough", "{0} has too many viewers (453): end one of them.", RetryAdvice.Slow),
        ("503 Service Unavailable", "{0} is too busy to send its stream (503): end another viewer, or restart it.",
            RetryAdvice.Slow),
        ("Connection refused",
            "{0} accepts no connections: check that it has started, and that the port and the protocol are right.",
            RetryAdvice.Usual),
        ("Failed to resolve hostname", "{0} has a name that nobody knows: check its spelling, or use its address.",
            RetryAdvice.Usual),
        ("No route to host", Unreachable, RetryAdvice.Usual),
        ("Network is unreachable", Unreachable, RetryAdvice.Usual),
        ("Connection timed out", Unreachable, RetryAdvice.Usual),
        ("certificate", "{0} shows a certificate that was not accepted: name its authority by `authority`.",
            RetryAdvice.NeedsPerson),
        ("Device creation failed", NoHardware, RetryAdvice.NeedsPerson),
        ("No device available for decoder", NoHardware, RetryAdvice.NeedsPerson),
        ("Could not find a valid device", NoHardware, RetryAdvice.NeedsPerson),
        ("Unknown decoder", NoHardware, RetryAdvice.NeedsPerson),
        ("failed to execute ffmpeg", "`ffmpeg` is not installed: `sudo apt install ffmpeg`.", RetryAdvice.NeedsPerson),
        ("Device or resource busy", "{0} is held by another program: end it.", RetryAdvice.Slow),
        ("Permission denied", "{0} may not be opened: give the agent's user the right (group `video` for cameras).",
            RetryAdvice.NeedsPerson),
        ("Cannot open video device", "{0} is not there: plug it in, or correct `device`.", RetryAdvice.Usual),
        ("Not a video capture device", "{0} takes no pictures: another /dev/videoN of the same camera may.",
            RetryAdvice.NeedsPerson),
        ("Inappropriate ioctl for device", "{0} is no camera: correct `device`.", RetryAdvice.NeedsPerson),
    ];

    private const string Unreachable =
        "{0} cannot be reached: check power, cable, and that the box is in the same network.";

    private const string NoHardware =
        "{0} cannot be decoded by this board's hardware: set `hardware-decoding: none`, or another kind.";

    /// <summary>A known reason as a fault; null where none is known.</summary>
    /// <param name="lines">What ffmpeg said last, oldest first.</param>
    /// <param name="options">The camera.</param>
    /// <param name="hasLogin">Whether a login was given.</param>
    /// <param name="frames">Pictures that came before the end.</param>
    public static DeviceFault? Find(IReadOnlyList<string> lines, CameraOptions options, bool hasLogin, long frames)
    {
        if (TooLarge(lines, options.LargestPicture) is { } tooLarge) return tooLarge;
        foreach (var (found, sentence, retry) in Anytime)
        {
            if (!Said(lines, found)) continue;
            var name = options.Source.Name;
            return retry == RetryAdvice.NeedsPerson && found.StartsWith("401", StringComparison.Ordinal) && !hasLogin
                ? new DeviceFault($"{name} asks for a login (401): name `user` and `password`.", retry)
                : new DeviceFault(string.Format(null, sentence, name), retry);
        }

        var answersSomethingElse = frames == 0 && options.Source is NetworkSource
            && (Said(lines, "Invalid data found when processing input") || Said(lines, "Stream ends prematurely"));
        return answersSomethingElse
            ? new DeviceFault(
                $"{options.Source.Name} answers, but not with a video (a web page, perhaps): check the path in `url`.",
                RetryAdvice.Slow)
            : null;
    }

    /// <summary>The last line that tells a reason, without ffmpeg's own names; null where none does.</summary>
    public static string? LastReason(IReadOnlyList<string> lines)
    {
        var last = lines.LastOrDefault(line => !Bookkeeping().IsMatch(line));
        return last is null ? null : Speaker().Replace(last, "").TrimEnd('.');
    }

    private static bool Said(IReadOnlyList<string> lines, string words) =>
        lines.Any(line => line.Contains(words, StringComparison.Ordinal));

    private static DeviceFault? TooLarge(IReadOnlyList<string> lines, long limit) =>
        lines.Select(line => TooManyPixels().Match(line)).FirstOrDefault(match => match.Success) is { } match
            ? PictureLimit.Fault(Whole(match.Groups[1].Value), Whole(match.Groups[2].Value), limit)
            : null;

    private static int Whole(string digits) => int.TryParse(digits, out var number) ? number : int.MaxValue;

    // "Picture size 12000x9000 exceeds specified max pixel count 16000000"
    [GeneratedRegex(@"Picture size (\d+)x(\d+) exceeds specified max pixel count")]
    private static partial Regex TooManyPixels();

    // What ffmpeg says of itself at its start, and its sums at its end.
    [GeneratedRegex(
        @"^$|^\s|^(Input|Output|Stream|frame=|video:|Total|No more output|Finishing|Conversion failed|Exiting)"
        + @"|^\[(graph|AVIOContext|auto_scale|format|scaler_out|Parsed_)|Impossible to open|^(pipe:|Last message)"
        + @"|Reinit context|setting jitter buffer|\d (frames|packets) ")]
    private static partial Regex Bookkeeping();

    [GeneratedRegex(@"^\[[^\]]*\] ")]
    private static partial Regex Speaker();
}
