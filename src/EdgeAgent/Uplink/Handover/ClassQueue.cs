// One class of events on its way out: how far it was read, and how far everything was acknowledged without a hole.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Uplink.Handover;

/// <summary>The state of one priority class. The cursor moves only over the contiguous settled part.</summary>
internal sealed class ClassQueue(Priority priority)
{
    private readonly Queue<EventChunk> _chunks = [];
    private TimeSpan? _gatherUntil;

    public Priority Priority { get; } = priority;

    /// <summary>Everything up to here is settled.</summary>
    public long Cursor { get; private set; }

    /// <summary>Everything up to here was read.</summary>
    public long Position { get; private set; }

    /// <summary>
    /// The outbox held nothing of this class after <see cref="Position"/> when its last sequence was this.
    /// </summary>
    public long ExhaustedAt { get; private set; }

    /// <summary>The highest sequence sent in this run; what is at or below it is sent again.</summary>
    public long SentUpTo { get; private set; }

    /// <summary>Whether the outbox held nothing more of this class, and nothing read from it is unsettled.</summary>
    public bool IsEmpty => ExhaustedAt >= 0 && _chunks.Count == 0;

    /// <summary>When gathered events are due; null where none are gathered.</summary>
    public TimeSpan? GatherUntil => _gatherUntil;

    /// <summary>
    /// Starts over after <paramref name="cursor"/>; what is still in flight no longer moves the cursor.
    /// </summary>
    public void Restart(long cursor)
    {
        _chunks.Clear();
        (Cursor, Position, ExhaustedAt, _gatherUntil) = (cursor, cursor, -1, null);
    }

    /// <summary>At the start of the process: everything up to the cursor had been sent by an earlier one.</summary>
    public void AssumeSent(long upTo) => SentUpTo = Math.Max(SentUpTo, upTo);

    /// <summary>
    /// Whether reading makes sense now: urgent events at once, others gathered for a while or until a message is
    /// full.
    /// </summary>
    public bool MayRead(long lastSequence, int batchEvents, TimeSpan gather, TimeSpan now)
    {
        if (lastSequence <= ExhaustedAt || lastSequence <= Position) return false;
        if (Priority == Priority.Urgent || gather <= TimeSpan.Zero) return true;
        if (lastSequence - Math.Max(Position, ExhaustedAt) >= batchEvents) return true;
        _gatherUntil ??= now + gather;
        return now >= _gatherUntil;
    }

    /// <summary>Whether the outbox may hold something of this class that was not read yet.</summary>
    public bool MayHoldMore(long lastSequence) => lastSequence > Math.Max(ExhaustedAt, Position);

    /// <summary>Notes what was read.</summary>
    public void Read(EventChunk chunk)
    {
        _gatherUntil = null;
        _chunks.Enqueue(chunk);
        Position = chunk.LastSequence;
        SentUpTo = Math.Max(SentUpTo, Position);
    }

    /// <summary>Notes that nothing was left.</summary>
    public void ReadNothing(long lastSequence)
    {
        _gatherUntil = null;
        ExhaustedAt = lastSequence;
    }

    /// <summary>Notes that a batch of a chunk is taken or set aside.</summary>
    /// <returns>True where the cursor moved.</returns>
    public bool Settle(EventChunk chunk)
    {
        chunk.Open--;
        var before = Cursor;
        while (_chunks.TryPeek(out var first) && first.Open == 0)
        {
            Cursor = first.LastSequence;
            _chunks.Dequeue();
        }

        return Cursor > before;
    }
}
