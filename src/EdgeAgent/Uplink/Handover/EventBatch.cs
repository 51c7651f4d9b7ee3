// Events of one kind that travel in one message, and the chunk of the outbox that they were read in.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Handover;

/// <summary>
/// A stretch of one class, read at once. It is handed over when every one of its batches is taken or set aside; only
/// then may the class's cursor pass it.
/// </summary>
internal sealed class EventChunk(Priority priority, long lastSequence, long sentBefore)
{
    public Priority Priority { get; } = priority;

    public long LastSequence { get; } = lastSequence;

    /// <summary>What is at or below this sequence had been sent before the chunk was read.</summary>
    public long SentBefore { get; } = sentBefore;

    /// <summary>Batches that are not settled.</summary>
    public int Open { get; set; }
}

/// <summary>Events of one kind out of one chunk, in the order of their sequence.</summary>
internal sealed class EventBatch(EventChunk chunk, EventKind kind, IReadOnlyList<StoredEvent> events)
{
    public EventChunk Chunk { get; } = chunk;

    public EventKind Kind { get; } = kind;

    public IReadOnlyList<StoredEvent> Events { get; } = events;

    /// <summary>How often the broker refused it.</summary>
    public int Refusals { get; set; }

    /// <summary>
    /// Messages that the broker had taken when it first refused this one: more of them later means that it is this
    /// one's fault.
    /// </summary>
    public long TakenAtFirstRefusal { get; set; }

    /// <summary>When it may be sent again, on the uplink's running clock.</summary>
    public TimeSpan NotBefore { get; set; }

    /// <summary>When it was sent last, on the uplink's running clock.</summary>
    public TimeSpan SentAt { get; set; }

    /// <summary>Bytes of its message while it is in flight.</summary>
    public int Bytes { get; set; }

    /// <summary>Cuts it in two at <paramref name="count"/> events; the chunk then waits for both parts.</summary>
    public (EventBatch Head, EventBatch Tail) CutAt(int count)
    {
        Chunk.Open++;
        return (With([.. Events.Take(count)]), With([.. Events.Skip(count)]));
    }

    /// <summary>Every event on its own.</summary>
    public IEnumerable<EventBatch> Singles()
    {
        Chunk.Open += Events.Count - 1;
        return Events.Select(one => With([one]));
    }

    // A part goes on where the whole was: it was refused as often.
    private EventBatch With(IReadOnlyList<StoredEvent> events) =>
        new(Chunk, Kind, events) { Refusals = Refusals, TakenAtFirstRefusal = TakenAtFirstRefusal };
}
