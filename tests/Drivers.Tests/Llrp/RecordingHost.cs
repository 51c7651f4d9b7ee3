// The host of a device under test: keeps everything that the device says, and lets a test wait for it.
using System.Collections.Concurrent;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.Llrp;

internal sealed class RecordingHost(Signals signals) : IDeviceHost
{
    private readonly Lock _gate = new();
    private readonly List<TagRead> _reads = [];
    private TaskCompletionSource? _full;

    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentDictionary<string, double> Gauges { get; } = new();

    public ConcurrentDictionary<string, long> Counts { get; } = new();

    public string? CurrentProblem { get; private set; }

    public int ReadyCalls { get; private set; }

    public int LargestBatch { get; private set; }

    public bool KeepsReads { get; init; } = true;

    public long ReadCount { get; private set; }

    public IReadOnlyList<TagRead> Reads
    {
        get
        {
            lock (_gate) return [.. _reads];
        }
    }

    /// <summary>From now on the host has no room, until <see cref="MakeRoom"/>.</summary>
    public void Fill() => _full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void MakeRoom() => Interlocked.Exchange(ref _full, null)?.SetResult();

    public void Publish(ReadOnlySpan<TagRead> reads)
    {
        lock (_gate)
        {
            if (KeepsReads) _reads.AddRange(reads);
            ReadCount += reads.Length;
            LargestBatch = Math.Max(LargestBatch, reads.Length);
        }

        signals.Raise();
    }

    public void Publish(Observation observation) => signals.Raise();

    /// <summary>True once the driver waits for room.</summary>
    public bool IsHoldingBack { get; private set; }

    public void Publish(AudioBlock block)
    {
    }

    public void Publish(FrameView frame)
    {
    }

    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask WaitForRoomAsync(CancellationToken stop)
    {
        if (_full is not { } full) return ValueTask.CompletedTask;
        IsHoldingBack = true;
        signals.Raise();
        return new ValueTask(full.Task.WaitAsync(stop));
    }

    public void Ready()
    {
        ReadyCalls++;
        signals.Raise();
    }

    public void Alive()
    {
    }

    public void Problem(string? sentence)
    {
        CurrentProblem = sentence;
        signals.Raise();
    }

    public void Note(string sentence)
    {
        Notes.Enqueue(sentence);
        signals.Raise();
    }

    public void Gauge(string name, double value) => Gauges[name] = value;

    public void Count(string name, long by = 1)
    {
        Counts.AddOrUpdate(name, by, (_, now) => now + by);
        signals.Raise();
    }
}
