// The bounded queue between one device and the insights. A device that floods fills its own queue and no other; what
// does
// not fit is dropped and counted, and a device that can hold back its source waits for room.
using System.Buffers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Hosting;

/// <summary>One device's queue. Any thread may add; one reader takes.</summary>
/// <param name="capacity">Most observations that wait.</param>
/// <param name="added">Called after something was added: wakes the reader.</param>
internal sealed class ObservationQueue(int capacity, Action added)
{
    private readonly Lock _gate = new();
    private readonly Queue<ObservationBatch> _batches = new();
    private TaskCompletionSource? _room;
    private int _waiting;
    private long _dropped;

    /// <summary>Observations that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Observations that did not fit, since the start.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds tag reads, as many as fit; the rest is dropped and counted.</summary>
    public void Add(ReadOnlySpan<TagRead> reads)
    {
        lock (_gate)
        {
            var fitting = Math.Min(reads.Length, capacity - _waiting);
            _dropped += reads.Length - fitting;
            if (fitting <= 0) return;
            var rows = ArrayPool<TagRead>.Shared.Rent(fitting);
            reads[..fitting].CopyTo(rows);
            _batches.Enqueue(new ObservationBatch(rows, fitting, null));
            _waiting += fitting;
        }

        added();
    }

    /// <summary>Adds one observation; it is dropped and counted where there is no room.</summary>
    public void Add(Observation observation)
    {
        lock (_gate)
        {
            if (_waiting >= capacity)
            {
                _dropped++;
                return;
            }

            _batches.Enqueue(new ObservationBatch(null, 1, observation));
            _waiting++;
        }

        added();
    }

    /// <summary>
    /// Adds one observation; the task completes when what was made of it is on disk, and fails with a
    /// <see cref="Drivers.DeviceFault"/> where it could not be stored. Null where there is no room.
    /// </summary>
    public Task? AddDurably(Observation observation)
    {
        var receipt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_waiting >= capacity)
            {
                _dropped++;
                return null;
            }

            _batches.Enqueue(new ObservationBatch(null, 1, observation, receipt));
            _waiting++;
        }

        added();
        return receipt.Task;
    }

    /// <summary>Takes the oldest batch. The taker returns it by <see cref="ObservationBatch.Return"/>.</summary>
    public bool TryTake(out ObservationBatch batch)
    {
        TaskCompletionSource? room = null;
        bool taken;
        lock (_gate)
        {
            taken = _batches.TryDequeue(out batch);
            if (taken) _waiting -= batch.Count;
            if (_room is not null && _waiting <= capacity / 2) (room, _room) = (_room, null);
        }

        room?.SetResult();
        return taken;
    }

    /// <summary>
    /// Completes at once while the queue is less than half full, otherwise when it has drained to half.
    /// </summary>
    public ValueTask WaitForRoomAsync(CancellationToken stop)
    {
        Task room;
        lock (_gate)
        {
            if (_waiting <= capacity / 2) return ValueTask.CompletedTask;
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            room = _room.Task;
        }

        return new ValueTask(room.WaitAsync(stop));
    }
}

/// <summary>What one call of a device handed over: either rows of tag reads or one other observation.</summary>
/// <param name="Rows">A pooled array; null for another observation.</param>
/// <param name="Count">Rows in use, or 1.</param>
/// <param name="Other">The other observation.</param>
/// <param name="Receipt">Whoever waits until what was made of it is on disk; null where nobody does.</param>
internal readonly record struct ObservationBatch(
    TagRead[]? Rows, int Count, Observation? Other, TaskCompletionSource? Receipt = null)
{
    /// <summary>The tag reads; empty for another observation.</summary>
    public ReadOnlySpan<TagRead> Reads => Rows.AsSpan(0, Rows is null ? 0 : Count);

    /// <summary>Gives the pooled array back; the batch must not be used after it.</summary>
    public void Return()
    {
        if (Rows is not null) ArrayPool<TagRead>.Shared.Return(Rows);
    }
}
