// What the writer makes known: the figures, and that there is something new.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>Written by the writer's thread, read by any.</summary>
internal sealed class OutboxBoard(OutboxOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly InflowRate _inflow = new(time);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version = 1;
    private long _seen;
    private Tally _tally;
    private long _last;
    private long _bytes;
    private long _accepted;
    private long _refused;
    private long _dropped;
    private long _droppedBefore;
    private long _oldestRecorded;
    private long? _oldestLookedAt;
    private (long UpTo, PerClass Handed) _settled;
    private string? _problem;
    private string? _advice;
    private int _generation;

    /// <summary>Rebuilds since the start.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>The last sequence on disk.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>A sentence while something is wrong.</summary>
    public string? Problem
    {
        get => Volatile.Read(ref _problem);
        set => Volatile.Write(ref _problem, value);
    }

    /// <summary>A sentence of advice.</summary>
    public string? Advice
    {
        set => Volatile.Write(ref _advice, value);
    }

    public void Count(long accepted)
    {
        lock (_gate) _accepted += accepted;
    }

    public void Refuse(long events)
    {
        lock (_gate) _refused += events;
    }

    public void Rebuilt()
    {
        lock (_gate) _droppedBefore = _dropped;
        Interlocked.Increment(ref _generation);
    }

    /// <summary>Takes the figures of a commit over, and wakes who waits where there is something new.</summary>
    public void Publish(EventStore store, Retention retention, bool news)
    {
        var timestamp = time.GetTimestamp();
        // What waits longest, and what waits first, are looked up once a second, not with each commit.
        var look = _oldestLookedAt is not { } before
            || time.GetElapsedTime(before, timestamp) >= TimeSpan.FromSeconds(1);
        var oldest = look ? Oldest(store) : _oldestRecorded;
        var settled = look ? Settled(store) : _settled;
        if (look) _oldestLookedAt = timestamp;
        TaskCompletionSource? waiting = null;
        lock (_gate)
        {
            _tally = store.Tally;
            _last = store.Ledger.Last.Highest;
            _bytes = store.UsedBytes;
            _dropped = _droppedBefore + retention.Dropped;
            _oldestRecorded = oldest;
            _settled = settled;
            _inflow.See(_accepted, timestamp);
            if (news)
            {
                _version++;
                waiting = _news;
                _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        waiting?.TrySetResult();
    }

    /// <summary>Completes when something was committed since the last call that completed.</summary>
    public async Task WaitForNewAsync(CancellationToken stop)
    {
        Task news;
        lock (_gate)
        {
            if (_version != _seen)
            {
                _seen = _version;
                return;
            }

            news = _news.Task;
        }

        await news.WaitAsync(stop);
        lock (_gate) _seen = _version;
    }

    /// <summary>
    /// Up to where everything is with the broker or gone, by the last look; a class whose cursor has stepped back
    /// since holds it back.
    /// </summary>
    public long SettledUpTo(PerClass handed)
    {
        lock (_gate)
        {
            var (upTo, then) = _settled;
            return PerClass.All.Where(priority => handed[priority] < then[priority])
                .Select(priority => handed[priority]).Append(upTo).Min();
        }
    }

    public OutboxStatus Status()
    {
        lock (_gate)
        {
            var rowBytes = (double)_bytes / Math.Max(1, _tally.Held.Sum);
            var age = time.GetUtcNow().UtcTicks - _oldestRecorded;
            return new OutboxStatus
            {
                Waiting = _tally.Waiting.Sum,
                Held = _tally.Held.Sum,
                Bytes = _bytes,
                BudgetBytes = options.Budget,
                HoursLeft = _inflow.EventsAnHour is { } rate
                    ? Math.Max(0, options.Budget - _bytes) / (rate * rowBytes)
                    : null,
                OldestWaiting = _tally.Waiting.Sum == 0 || age < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(age),
                Accepted = _accepted,
                Refused = _refused,
                Dropped = _dropped,
                Problem = Problem,
                Advice = Volatile.Read(ref _advice),
            };
        }
    }

    private static (long UpTo, PerClass Handed) Settled(EventStore store)
    {
        var handed = store.Ledger.Handed;
        var first = PerClass.All.Min(priority => store[priority].WaitingAfter(handed[priority]) ?? long.MaxValue);
        return (Math.Min(first - 1, store.Ledger.Last.Highest), handed);
    }

    private static long Oldest(EventStore store) => PerClass.All
        .Select(priority => store[priority].RecordedAfter(store.Ledger.Handed[priority]) ?? long.MaxValue)
        .Min();
}
