// The host of a camera under test: keeps what is told about each frame, and lets a test wait for it.
using System.Collections.Concurrent;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>A frame as the host saw it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Time">Its time.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Red">Red of its first pixel.</param>
/// <param name="Mark">A checksum of its pixels.</param>
public sealed record SeenFrame(long Number, DateTimeOffset Time, int Width, int Height, byte Red, int Mark);

/// <summary>The host.</summary>
public sealed class FrameHost : IDeviceHost
{
    /// <summary>Raised after each call.</summary>
    public Signals Signals { get; } = new();

    /// <summary>All frames.</summary>
    public ConcurrentQueue<SeenFrame> Frames { get; } = new();

    /// <summary>The lines for the log.</summary>
    public ConcurrentQueue<string> Notes { get; } = new();

    /// <summary>The gauges.</summary>
    public ConcurrentDictionary<string, double> Gauges { get; } = new();

    /// <summary>The counters.</summary>
    public ConcurrentDictionary<string, long> Counts { get; } = new();

    /// <summary>How often the device said that it is ready.</summary>
    public int ReadyCalls { get; private set; }

    /// <summary>How often the device said that it is alive.</summary>
    public int AliveCalls { get; private set; }

    /// <inheritdoc/>
    public void Publish(AudioBlock block)
    {
    }

    public void Publish(FrameView frame)
    {
        var mark = new HashCode();
        mark.AddBytes(frame.Rgb);
        Frames.Enqueue(new SeenFrame(
            frame.Number, frame.Time, frame.Width, frame.Height, frame.Rgb[0], mark.ToHashCode()));
        Signals.Raise();
    }

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<TagRead> reads) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Publish(Observation observation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Ready()
    {
        ReadyCalls++;
        Signals.Raise();
    }

    /// <inheritdoc/>
    public void Alive()
    {
        AliveCalls++;
        Signals.Raise();
    }

    /// <inheritdoc/>
    public void Problem(string? sentence)
    {
    }

    /// <inheritdoc/>
    public void Note(string sentence)
    {
        Notes.Enqueue(sentence);
        Signals.Raise();
    }

    /// <inheritdoc/>
    public void Gauge(string name, double value) => Gauges[name] = value;

    /// <inheritdoc/>
    public void Count(string name, long by = 1)
    {
        Counts.AddOrUpdate(name, by, (_, now) => now + by);
        Signals.Raise();
    }
}
