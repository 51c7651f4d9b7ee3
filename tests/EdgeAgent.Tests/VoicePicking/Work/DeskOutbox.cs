// An outbox and a shelf in memory that can end in the middle of a step, as a process does that is killed.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.VoicePicking.Work.Desk;

namespace EdgeAgent.Tests.VoicePicking.Work;

/// <summary>The process ended here.</summary>
internal sealed class ProcessEnded : Exception
{
    public ProcessEnded()
        : base("The process ended.")
    {
    }
}

/// <summary>Where the next step ends the process.</summary>
internal enum EndAt
{
    Never,
    BeforeAccept,
    AfterAccept,
    BeforeWrite,
    AfterWrite,
}

/// <summary>Events in memory, accepted whole or not at all.</summary>
internal sealed class DeskOutbox(TimeProvider time) : IOutbox, IOutboxReader
{
    private readonly List<StoredEvent> _events = [];

    public EndAt End { get; set; }

    public string? Full { get; set; }

    public IReadOnlyList<StoredEvent> Events => _events;

    public string Epoch { get; set; } = "e1";

    public long LastSequence => _events.Count;

    public Cursors Cursors => default;

    public long SettledUpTo => 0;

    public OutboxStatus Status => throw new NotSupportedException();

    public ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop)
    {
        if (End == EndAt.BeforeAccept) throw new ProcessEnded();
        if (Full is { } sentence) throw new OutboxRefusal(sentence);
        var first = _events.Count + 1;
        foreach (var one in events)
            _events.Add(new StoredEvent(
                _events.Count + 1, one.Kind, one.Device, one.Time, one.Clock, time.GetUtcNow(), one.Data.ToArray()));
        return End == EndAt.AfterAccept ? throw new ProcessEnded() : ValueTask.FromResult((long)first);
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        Priority priority, long after, int maximumEvents, int maximumBytes, CancellationToken stop) =>
        ValueTask.FromResult<IReadOnlyList<StoredEvent>>(
            [.. _events.Where(one => one.Kind.Priority == priority && one.Sequence > after).Take(maximumEvents)]);

    public ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop) => default;

    public Task WaitForNewAsync(CancellationToken stop) => Task.Delay(Timeout.Infinite, stop);

    public void HandedOver(Priority priority, long upTo) => throw new NotSupportedException();

    public void HandOverAgain(Priority priority, long after) => throw new NotSupportedException();

    public void Release(long upTo) => throw new NotSupportedException();

    public ValueTask SetAsideAsync(long sequence, string reason, CancellationToken stop) => default;

    public ValueTask<IReadOnlyList<StoredRollup>> ReadRollupsAsync(int maximum, CancellationToken stop) =>
        throw new NotSupportedException();

    public void RollupsHandedOver(IReadOnlyList<StoredRollup> rollups) => throw new NotSupportedException();
}

/// <summary>Records in memory; they outlive the desk.</summary>
internal sealed class MemoryShelf(DeskOutbox outbox) : IWorkShelf
{
    private readonly Dictionary<string, byte[]> _records = [];
    private List<string> _losses = [];

    public string? Refuses { get; set; }

    public IReadOnlyList<string> Losses => _losses;

    public IReadOnlyList<KeyValuePair<string, byte[]>> ReadAll() => [.. _records];

    /// <summary>The file is damaged and set aside before the next start.</summary>
    public void Lose()
    {
        _records.Clear();
        _losses = ["It was damaged."];
    }

    /// <summary>The next start finds nothing to complain of.</summary>
    public void Started() => _losses = [];

    public string? Write(IReadOnlyList<ShelfChange> changes)
    {
        if (outbox.End == EndAt.BeforeWrite) throw new ProcessEnded();
        if (Refuses is not null) return Refuses;
        foreach (var (key, value) in changes)
        {
            if (value is null) _records.Remove(key);
            else _records[key] = value;
        }

        return outbox.End == EndAt.AfterWrite ? throw new ProcessEnded() : null;
    }

    public void Dispose()
    {
        // Nothing is open.
    }
}
