// An outbox without a disk: the reader's face with the same promises, and every call noted.
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Tests.Uplink;

/// <summary>Events in memory. Thread-safe.</summary>
public sealed class MemoryOutbox(TimeProvider time) : IOutboxReader
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Priority, List<StoredEvent>> _events =
        Enum.GetValues<Priority>().ToDictionary(priority => priority, _ => new List<StoredEvent>());
    private readonly List<StoredRollup> _rollups = [];
    private TaskCompletionSource _fresh = new();
    private long _version;
    private long _seen;

    public string Epoch { get; set; } = "e1";

    public long LastSequence { get; private set; }

    public Cursors Cursors { get; private set; }

    public long Released { get; private set; }

    public long SettledUpTo
    {
        get
        {
            lock (_gate)
            {
                return _events.SelectMany(pair => pair.Value.Where(one => one.Sequence > Cursors.Of(pair.Key)))
                    .Select(one => one.Sequence - 1).Append(LastSequence).Min();
            }
        }
    }

    public List<(long Sequence, string Reason)> SetAside { get; } = [];

    public List<(Priority Priority, long After)> HandedOverAgain { get; } = [];

    /// <summary>The kinds of the quarantine notices that were made on the way.</summary>
    public bool TellsOfQuarantine { get; set; }

    public OutboxStatus Status
    {
        get
        {
            lock (_gate)
            {
                var waiting = _events.Sum(pair => pair.Value.Count(one => one.Sequence > Cursors.Of(pair.Key)));
                return new OutboxStatus
                {
                    Waiting = waiting,
                    Held = LastSequence,
                    Bytes = 0,
                    BudgetBytes = 1 << 30,
                    HoursLeft = null,
                    OldestWaiting = TimeSpan.Zero,
                    Accepted = LastSequence,
                    Refused = 0,
                    Dropped = 0,
                };
            }
        }
    }

    public long Add(EventKind kind, int count = 1, int dataBytes = 0, TimeSpan age = default)
    {
        lock (_gate)
        {
            for (var i = 0; i < count; i++)
            {
                var sequence = ++LastSequence;
                var now = time.GetUtcNow() - age;
                var data = Encoding.UTF8.GetBytes($"{{\"n\":{sequence},\"pad\":\"{new string('x', dataBytes)}\"}}");
                _events[kind.Priority].Add(
                    new StoredEvent(sequence, kind, "dock-reader", now, ClockState.Synced, now, data));
            }

            Signal();
            return LastSequence;
        }
    }

    public StoredEvent Event(long sequence)
    {
        lock (_gate) return _events.Values.SelectMany(list => list).Single(one => one.Sequence == sequence);
    }

    public void AddRollup(Rollup rollup, int revision = 1)
    {
        lock (_gate)
        {
            _rollups.Add(new StoredRollup(_rollups.Count + 1, revision, rollup));
            Signal();
        }
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        Priority priority, long after, int maximumEvents, int maximumBytes, CancellationToken stop)
    {
        lock (_gate)
        {
            var result = new List<StoredEvent>();
            var bytes = 0;
            var list = _events[priority];
            for (var i = FirstAfter(list, after); i < list.Count && result.Count < maximumEvents; i++)
            {
                bytes += list[i].Data.Length;
                if (bytes > maximumBytes && result.Count > 0) break;
                result.Add(list[i]);
            }

            return ValueTask.FromResult<IReadOnlyList<StoredEvent>>(result);
        }
    }

    public Task WaitForNewAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            if (_seen < _version)
            {
                _seen = _version;
                return Task.CompletedTask;
            }

            if (_fresh.Task.IsCompleted) _fresh = new();
            return WaitAsync(_fresh.Task.WaitAsync(stop));
        }
    }

    public void HandedOver(Priority priority, long upTo)
    {
        lock (_gate) Cursors = With(priority, Math.Max(upTo, Cursors.Of(priority)));
    }

    public void HandOverAgain(Priority priority, long after)
    {
        lock (_gate)
        {
            HandedOverAgain.Add((priority, after));
            Cursors = With(priority, after);
        }
    }

    public void Release(long upTo) => Released = Math.Max(Released, upTo);

    public ValueTask SetAsideAsync(long sequence, string reason, CancellationToken stop)
    {
        lock (_gate)
        {
            SetAside.Add((sequence, reason));
            foreach (var list in _events.Values) list.RemoveAll(one => one.Sequence == sequence);
        }

        if (TellsOfQuarantine) Add(EventKinds.MessageQuarantined);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredRollup>> ReadRollupsAsync(int maximum, CancellationToken stop)
    {
        lock (_gate) return ValueTask.FromResult<IReadOnlyList<StoredRollup>>([.. _rollups.Take(maximum)]);
    }

    public void RollupsHandedOver(IReadOnlyList<StoredRollup> rollups)
    {
        lock (_gate)
        {
            foreach (var one in rollups) _rollups.Remove(one);
        }
    }

    public int RollupsWaiting
    {
        get
        {
            lock (_gate) return _rollups.Count;
        }
    }

    private static int FirstAfter(List<StoredEvent> list, long after)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Sequence > after) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private async Task WaitAsync(Task fresh)
    {
        await fresh;
        lock (_gate) _seen = _version;
    }

    private void Signal()
    {
        _version++;
        _fresh.TrySetResult();
    }

    private Cursors With(Priority priority, long value) => priority switch
    {
        Priority.Low => Cursors with { Low = value },
        Priority.Normal => Cursors with { Normal = value },
        _ => Cursors with { Urgent = value },
    };
}
