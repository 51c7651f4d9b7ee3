// What can be asked of the writer. Each request is applied within a transaction, and may be applied again when the
// transaction had to be taken back.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>A request, with its answer.</summary>
/// <param name="weight">Events in it, at least 1.</param>
/// <param name="priority">The most urgent thing in it: what decides whether it finds room on a full disk.</param>
internal abstract class WriterRequest(int weight, Priority priority)
{
    private readonly TaskCompletionSource<long> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Weight { get; } = weight;

    public Priority Priority { get; } = priority;

    /// <summary>Completes with <see cref="Result"/> when the commit is on disk.</summary>
    public Task<long> Answer => _answer.Task;

    /// <summary>What the request yields.</summary>
    protected long Result { get; set; }

    /// <summary>Does it within the transaction at hand.</summary>
    public abstract void Apply(EventStore store, DateTimeOffset now);

    public void Complete() => _answer.TrySetResult(Result);

    public void Fail(Exception fault) => _answer.TrySetException(fault);
}

/// <summary>Accepts events; yields the first one's sequence.</summary>
internal sealed class AcceptRequest(IReadOnlyList<NewEvent> events)
    : WriterRequest(events.Count, events.Max(added => added.Kind.Priority))
{
    public override void Apply(EventStore store, DateTimeOffset now)
    {
        for (var index = 0; index < events.Count; index++)
        {
            var sequence = store.Append(events[index], now);
            if (index == 0) Result = sequence;
        }
    }
}

/// <summary>Keeps rollups.</summary>
internal sealed class KeepRequest(IReadOnlyList<Rollup> rollups) : WriterRequest(rollups.Count, Priority.Low)
{
    public override void Apply(EventStore store, DateTimeOffset now)
    {
        foreach (var rollup in rollups) store.Rollups.Keep(rollup);
    }
}

/// <summary>Sets an event aside that no broker takes, and says so in an event.</summary>
internal sealed class SetAsideRequest(string box, long sequence, string reason) : WriterRequest(1, Priority.Urgent)
{
    public override void Apply(EventStore store, DateTimeOffset now)
    {
        if (store.Mark(sequence, RowMarks.SetAside) is null) return;
        var place = new Place(box, store.Ledger.Epoch, sequence).ToString();
        store.Append(OwnEvents.MessageQuarantined(new MessageQuarantined(place, reason), now), now);
    }
}

/// <summary>Names rows that were found damaged, or that no key opens.</summary>
internal sealed class NameDamagedRequest(IReadOnlyList<long> damaged) : WriterRequest(1, Priority.Urgent)
{
    public override void Apply(EventStore store, DateTimeOffset now)
    {
        foreach (var sequence in damaged)
        {
            if (store.Mark(sequence, RowMarks.Damaged) is { } priority)
                store.Append(OwnEvents.Dropped(sequence, sequence, 1, priority, "damaged", now), now);
        }
    }
}

/// <summary>Does nothing but wait for the writer to have come past: a tick of the house-keeping.</summary>
internal sealed class TickRequest() : WriterRequest(1, Priority.Urgent)
{
    public override void Apply(EventStore store, DateTimeOffset now)
    {
    }
}

/// <summary>The file was found damaged while it was read: rebuild it, unless that has happened since.</summary>
/// <param name="generation">The number of rebuilds that the reader knew of.</param>
/// <param name="reason">A sentence.</param>
internal sealed class RepairRequest(int generation, string reason) : WriterRequest(1, Priority.Urgent)
{
    public int Generation { get; } = generation;

    public string Reason { get; } = reason;

    public override void Apply(EventStore store, DateTimeOffset now)
    {
    }
}
