// The host of a device that is watched by hand: turns whatever it says into values for people.
using System.Globalization;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Commands.Devices;

/// <summary>Keeps what is new; beyond <see cref="Most"/> values between two looks the oldest go.</summary>
internal sealed class LiveHost(TimeProvider time) : IDeviceHost
{
    private const int Most = 2_000;

    private readonly Lock _gate = new();
    private readonly Queue<LiveValue> _new = new();
    private readonly Dictionary<string, long> _counts = [];
    private long _reads;
    private long _frames;

    /// <summary>Takes what came since the last look.</summary>
    public IReadOnlyList<LiveValue> TakeNew()
    {
        lock (_gate)
        {
            LiveValue[] values = [.. _new];
            _new.Clear();
            return values;
        }
    }

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<TagRead> reads)
    {
        _reads += reads.Length;
        Add(LiveValue.Of(time.GetUtcNow(), "tag reads", _reads));
        if (reads.Length > 0) Add(LiveValue.Of(time.GetUtcNow(), "last tag", $"{reads[^1].Epc}"));
    }

    /// <inheritdoc/>
    public void Publish(Observation observation)
    {
        Add(observation switch
        {
            SensorReading reading => LiveValue.Of(
                reading.Time, reading.Channel, reading.Value, Units.Of(reading.Quantity)),
            LineChanged line => LiveValue.Of(line.Time, line.Line, line.Active ? "on" : "off"),
            LineOfText text => LiveValue.Of(text.Time, "line", text.Text),
            CodeScanned scan => LiveValue.Of(scan.Time, "code", scan.Code),
            _ => LiveValue.Of(observation.Time, observation.GetType().Name, "observed"),
        });
        if (observation is not LineOfText { Fields: var fields, Time: var at }) return;
        foreach (var (name, text) in fields) Add(Field(at, name, text));
    }

    /// <inheritdoc/>
    public void Publish(FrameView frame)
    {
        _frames++;
        Add(LiveValue.Of(frame.Time, "picture", $"{frame.Width}x{frame.Height}, {_frames} so far"));
    }

    /// <inheritdoc/>
    public void Publish(AudioBlock block)
    {
        var peak = 1;
        foreach (var sample in block.Samples) peak = Math.Max(peak, Math.Abs((int)sample));
        Add(LiveValue.Of(time.GetUtcNow(), "peak", Math.Round(20 * Math.Log10(peak / 32_768.0), 1), "dBFS"));
    }

    /// <inheritdoc/>
    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) =>
        throw new DeviceFault("This is a look by hand, and stores nothing: the device has to send it again.");

    /// <inheritdoc/>
    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Ready() => Add(LiveValue.Of(time.GetUtcNow(), "state", "up"));

    /// <inheritdoc/>
    public void Alive()
    {
    }

    /// <inheritdoc/>
    public void Problem(string? sentence) => Add(LiveValue.Of(time.GetUtcNow(), "problem", sentence ?? "none"));

    /// <inheritdoc/>
    public void Note(string sentence) => Add(LiveValue.Of(time.GetUtcNow(), "note", sentence));

    /// <inheritdoc/>
    public void Gauge(string name, double value)
    {
    }

    /// <inheritdoc/>
    public void Count(string name, long by = 1)
    {
        lock (_gate) _counts[name] = by += _counts.GetValueOrDefault(name);
        if (name.Contains("drop", StringComparison.Ordinal) || name.Contains("error", StringComparison.Ordinal))
            Add(LiveValue.Of(time.GetUtcNow(), name, by));
    }

    private static LiveValue Field(DateTimeOffset at, string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? LiveValue.Of(at, name, number)
            : LiveValue.Of(at, name, text);

    private void Add(LiveValue value)
    {
        lock (_gate)
        {
            if (_new.Count >= Most) _new.Dequeue();
            _new.Enqueue(value);
        }
    }
}
