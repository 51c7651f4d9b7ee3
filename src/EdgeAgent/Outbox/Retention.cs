// What goes, and when. What was handed over goes silently once its window is past, or earlier when space is short. The
// rest goes only when the budget or the age is exceeded: the oldest of the lowest class first, each range by its name.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>Keeps the store inside its budget, a bounded step at a time, within the writer's transactions.</summary>
internal sealed class Retention
{
    private const int RowsAStep = 1024;
    private const long RollupSeconds = 90L * 24 * 3600;
    private const long AfterCustodySeconds = 15 * 60; // a restarting tag state is replayed from these
    private const long HourSeconds = 3600;
    private readonly EventStore _store;
    private readonly OutboxOptions _options;
    private readonly Custody _custody;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _livedBefore;
    private readonly Queue<(long Lived, long UpTo)> _released = new();
    private PerClass _expired;
    private long _aged;
    private long _oldRollup;

    public Retention(EventStore store, OutboxOptions options, Custody custody, TimeProvider time)
    {
        (_store, _options, _custody, _time) = (store, options, custody, time);
        _start = time.GetTimestamp();
        _livedBefore = store.Ledger.LivedSeconds;
    }

    /// <summary>Seconds that the outbox has been open, over all runs; no clock of the wall has a part in it.</summary>
    public long LivedSeconds => _livedBefore + (long)_time.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Events given up and named, since the start.</summary>
    public long Dropped { get; private set; }

    /// <summary>
    /// Once a second: writes the mark of the hour, and finds what has become old. True when something was written.
    /// </summary>
    public bool Tick()
    {
        var lived = LivedSeconds;
        var written = false;
        var ledger = _store.Ledger;
        if (_store.Hours.Newest() is not { } newest || lived - newest >= HourSeconds)
        {
            _store.Hours.Put(lived, new HourMark(ledger.Last.Highest, ledger.Handed, _store.Rollups.Newest()));
            _store.Hours.DeleteBefore(
                lived - RollupSeconds - Math.Max(Seconds(_options.Age), Seconds(_options.ResendWindow)));
            written = true;
        }

        _aged = _store.Hours.At(lived - Seconds(_options.Age)).Last;
        _oldRollup = _store.Hours.At(lived - RollupSeconds).Rollup;
        _expired = _custody == Custody.Broker
            ? _store.Hours.At(lived - Seconds(_options.ResendWindow)).Handed
            : Everywhere(ReleasedLongEnough(lived));
        return written;
    }

    /// <summary>Takes at most one bounded step; true when something was taken away.</summary>
    public bool Step(DateTimeOffset now)
    {
        var gone = Accounted();
        var expired = _custody == Custody.Broker && _options.ResendWindow == TimeSpan.Zero
            ? gone
            : PerClass.Min(_expired, gone);
        foreach (var priority in PerClass.All)
        {
            if (Prune(priority, expired[priority])
                || Prune(priority, Math.Min(_aged, gone[priority]))
                || Drop(priority, _aged, "age", now)) return true;
        }

        if (_oldRollup > 0 && _store.Rollups.DeleteUpTo(_oldRollup, RowsAStep) > 0) return true;
        return _store.UsedBytes > _options.Budget && MakeRoom(gone, now);
    }

    private static long Seconds(TimeSpan span) => (long)span.TotalSeconds;

    private static PerClass Everywhere(long sequence) => new(sequence, sequence, sequence);

    // What another keeper has: the broker, or HQ.
    private PerClass Accounted() =>
        _custody == Custody.Broker ? _store.Ledger.Handed : Everywhere(_store.Ledger.Released);

    private long ReleasedLongEnough(long lived)
    {
        if (_store.Ledger.Released > _released.LastOrDefault().UpTo) _released.Enqueue((lived, _store.Ledger.Released));
        while (_released.Count > 1 && _released.ElementAt(1).Lived + AfterCustodySeconds <= lived) _released.Dequeue();
        return _released.TryPeek(out var oldest) && oldest.Lived + AfterCustodySeconds <= lived ? oldest.UpTo : 0;
    }

    private bool MakeRoom(PerClass gone, DateTimeOffset now)
    {
        foreach (var priority in PerClass.All)
        {
            if (Prune(priority, gone[priority])) return true;
        }

        return Drop(Priority.Low, long.MaxValue, "space", now)
            || Drop(Priority.Normal, long.MaxValue, "space", now)
            || _store.Rollups.DeleteUpTo(long.MaxValue, RowsAStep) > 0
            || Drop(Priority.Urgent, long.MaxValue, "space", now);
    }

    private bool Prune(Priority priority, long upTo)
    {
        if (Bound(priority, upTo) is not { } bound) return false;
        _store.DeleteUpTo(priority, bound.To);
        return true;
    }

    private bool Drop(Priority priority, long upTo, string reason, DateTimeOffset now)
    {
        if (Bound(priority, upTo) is not { } bound) return false;
        var count = _store.DeleteUpTo(priority, bound.To);
        _store.Append(OwnEvents.Dropped(bound.From, bound.To, count, priority, reason, now), now);
        Dropped += count;
        return true;
    }

    // The front of a class, a step long at most: about a sixty-fourth of the budget, so that large rows go by fewer.
    private (long From, long To)? Bound(Priority priority, long upTo)
    {
        if (upTo <= 0 || _store[priority].Oldest() is not { } oldest || oldest > upTo) return null;
        var rowBytes = Math.Max(1, _store.UsedBytes / Math.Max(1, _store.Tally.Held.Sum));
        var rows = Math.Clamp(_options.Budget / 64 / rowBytes, 1, RowsAStep);
        return (
            oldest,
            Math.Min(upTo, Math.Min(_store[priority].At(rows - 1) ?? long.MaxValue, _store.Ledger.Last[priority])));
    }
}
