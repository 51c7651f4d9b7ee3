// Why a camera's pictures ended, as a sentence for the installer.
using System.Globalization;
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Makes the faults of one run.</summary>
internal sealed class DecoderEnd(CameraOptions options, CameraLogin login, DecoderWords words)
{
    // Exit codes above it are 128 and the number of a signal (the shell's way, and the runtime's).
    private const int Signals = 128;

    private string Name => options.Source.Name;

    /// <summary>The pictures' size changed in flight.</summary>
    public DeviceFault SizeChanged(string to) => new(
        $"{Name} changed its pictures from {words.Size} to {to} pixels; the box opens the stream anew.");

    /// <summary>No picture came in time.</summary>
    public DeviceFault Stalled(long frames)
    {
        var limit = frames > 0 ? options.Stall : StallWatch.FirstPicture(options.Stall);
        var sentence = string.Create(
            CultureInfo.InvariantCulture, $"{Name} has sent no picture for {limit.TotalSeconds:0.#} s{Said()}: ");
        return new DeviceFault(sentence + (frames > 0
            ? "check its cable and its network; the box opens the stream anew. If this repeats, restart the camera."
            : "check that the stream is switched on and set to H.264, H.265 or MJPEG, and the path in its address."));
    }

    /// <summary>The decoder ended.</summary>
    public DeviceFault Ended(int code, long frames)
    {
        if (words.NewSize is { } size) return SizeChanged(size);
        if (EndReasons.Find(words.Lines, options, login.Exists, frames) is { } known) return known;
        if (code > Signals)
            return new DeviceFault(
                $"The decoder of {Lower(Name)} was ended from outside (signal {code - Signals}): if this repeats, look "
                + "in the kernel's log for a lack of memory.");
        return frames > 0
            ? new DeviceFault($"{Name} ended its stream after {frames} frames{Said()}.")
            : new DeviceFault(
                $"{Name} sends no video that this box can decode{Said()}: set the camera to H.264, H.265 or MJPEG.",
                RetryAdvice.Slow);
    }

    private string Said() => EndReasons.LastReason(words.Lines) is { } reason ? $" ({reason})" : "";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
