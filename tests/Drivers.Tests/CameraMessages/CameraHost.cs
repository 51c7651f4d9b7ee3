// The host of a camera under test: keeps what was stored, and can have a full disk.
using System.Collections.Concurrent;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.CameraMessages;

internal sealed class CameraHost : IDeviceHost
{
    public Signals Signals { get; } = new();

    public ConcurrentQueue<Observation> Stored { get; } = new();

    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentDictionary<string, long> Counts { get; } = new();

    public string? CurrentProblem { get; private set; }

    public bool IsReady { get; private set; }

    public bool DiskIsFull { get; set; }

    public IEnumerable<VehicleSeen> Vehicles => Stored.OfType<VehicleSeen>();

    public void Publish(ReadOnlySpan<TagRead> reads)
    {
    }

    public void Publish(Observation observation)
    {
    }

    public void Publish(AudioBlock block)
    {
    }

    public void Publish(FrameView frame)
    {
    }

    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop)
    {
        if (DiskIsFull) throw new DeviceFault("The disk is full.");
        Stored.Enqueue(observation);
        Signals.Raise();
        return ValueTask.CompletedTask;
    }

    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public void Ready()
    {
        IsReady = true;
        Signals.Raise();
    }

    public void Alive()
    {
    }

    public void Problem(string? sentence)
    {
        CurrentProblem = sentence;
        Signals.Raise();
    }

    public void Note(string sentence) => Notes.Enqueue(sentence);

    public void Gauge(string name, double value)
    {
    }

    public void Count(string name, long by = 1)
    {
        Counts.AddOrUpdate(name, by, (_, before) => before + by);
        Signals.Raise();
    }
}
