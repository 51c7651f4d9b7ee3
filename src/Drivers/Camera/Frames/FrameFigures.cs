// Gives each frame its number and time, hands it over, and counts.
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>The frames of one run. One thread uses it.</summary>
internal sealed class FrameFigures(CameraOptions options, IDeviceHost host, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private long _number = -1;
    private long _startedAt;
    private long _windowAt;
    private long _windowFrames;

    /// <summary>Frames handed over so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Hands over the frame that was read last. Its time is that of its arrival, by the box's clock.</summary>
    public void Publish(FrameReader reader, StreamFacts? facts)
    {
        var now = time.GetTimestamp();
        if (Frames == 0) Begin(now, reader);
        _number = NextNumber(now, facts);
        Frames++;
        host.Publish(new FrameView(
            time.GetUtcNow(), false, _number, reader.Width, reader.Height, reader.Rgb.Span));
        host.Count("frames_total");
        Measure(now);
    }

    private void Begin(long now, FrameReader reader)
    {
        (_startedAt, _windowAt) = (now, now);
        host.Gauge("frame_bytes", reader.Rgb.Length);
    }

    // Frames that `frame-rate` leaves out are never seen here: their number follows from the stream's own rate. MJPEG
    // over HTTP has none, so there only the frames taken are numbered.
    private long NextNumber(long now, StreamFacts? facts)
    {
        if (options.FrameRate is null || options.Source is NetworkSource { IsRtsp: false }
            || facts?.FramesPerSecond is not { } rate) return _number + 1;
        var due = (long)Math.Round(time.GetElapsedTime(_startedAt, now).TotalSeconds * rate);
        return Math.Max(_number + 1, due);
    }

    private void Measure(long now)
    {
        _windowFrames++;
        var passed = time.GetElapsedTime(_windowAt, now);
        if (passed < Window) return;
        host.Gauge("frames_per_second", _windowFrames / passed.TotalSeconds);
        (_windowAt, _windowFrames) = (now, 0);
    }
}
