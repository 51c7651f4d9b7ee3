// A host that copies reads as the real one does, and counts them.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Benchmarks.Llrp;

internal sealed class CountingHost : IDeviceHost
{
    private readonly TagRead[] _copy = new TagRead[4096];
    private readonly TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _missing = long.MaxValue;

    public Task Armed => _armed.Task;

    public Task Expect(long count)
    {
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _missing, count);
        return _arrived.Task;
    }

    public void Publish(ReadOnlySpan<TagRead> reads)
    {
        reads.CopyTo(_copy);
        if (Interlocked.Add(ref _missing, -reads.Length) == 0) _arrived.TrySetResult();
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

    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public void Ready() => _armed.TrySetResult();

    public void Alive()
    {
    }

    public void Problem(string? sentence)
    {
    }

    public void Note(string sentence) => Console.WriteLine(sentence);

    public void Gauge(string name, double value)
    {
    }

    public void Count(string name, long by = 1)
    {
    }
}
