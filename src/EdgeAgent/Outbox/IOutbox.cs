// The two faces of the outbox: insights put events in, the uplink takes them out. Accepted means on disk.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox;

/// <summary>The face that insights see.</summary>
public interface IOutbox
{
    /// <summary>
    /// Accepts events: completes with the first one's sequence when their commit is on disk. All or none of them.
    /// </summary>
    /// <exception cref="OutboxRefusal">With a sentence: the disk is full for this class. Nothing was
    /// stored.</exception>
    ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop);

    /// <summary>
    /// Keeps rollups (90 days) and marks them for sending; a row for the same subject and start replaces the older
    /// one.
    /// </summary>
    ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop);

    /// <summary>What it holds at this moment.</summary>
    OutboxStatus Status { get; }
}

/// <summary>The face that the uplink, the command line and queries see.</summary>
public interface IOutboxReader
{
    /// <summary>Made once with the state folder.</summary>
    string Epoch { get; }

    /// <summary>The last sequence on disk; 0 when there was none yet.</summary>
    long LastSequence { get; }

    /// <summary>What was handed to the broker, for each class.</summary>
    Cursors Cursors { get; }

    /// <summary>
    /// Everything up to this sequence, of whatever class, is with the broker or gone; a class in which nothing waits
    /// holds nothing back. Found anew once a second: rather too low than too high.
    /// </summary>
    long SettledUpTo { get; }

    /// <summary>What it holds at this moment.</summary>
    OutboxStatus Status { get; }

    /// <summary>
    /// Reads events of one class in the order of their sequence, those after <paramref name="after"/> first, up to
    /// either
    /// bound (at least one event, however large). A damaged row is skipped, named by a dropped range, and not returned.
    /// </summary>
    ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        Priority priority, long after, int maximumEvents, int maximumBytes, CancellationToken stop);

    /// <summary>
    /// Completes when something newer than the last call's state was committed: an event, or a rollup.
    /// </summary>
    Task WaitForNewAsync(CancellationToken stop);

    /// <summary>
    /// Notes that the broker has everything of a class up to a sequence. Written with the next commit; may be lost in
    /// a crash, which costs duplicates only.
    /// </summary>
    void HandedOver(Priority priority, long upTo);

    /// <summary>
    /// Steps a class's cursor back, so that what follows <paramref name="after"/> and is still held is handed over
    /// again:
    /// a broker that forgot, or HQ that asks.
    /// </summary>
    void HandOverAgain(Priority priority, long after);

    /// <summary>
    /// HQ has custody of everything up to this sequence: it may be pruned. Lower than before is ignored.
    /// </summary>
    void Release(long upTo);

    /// <summary>Sets one event aside that no broker takes; its place is named in an event of its own.</summary>
    ValueTask SetAsideAsync(long sequence, string reason, CancellationToken stop);

    /// <summary>Rollups not yet handed over, oldest first.</summary>
    ValueTask<IReadOnlyList<StoredRollup>> ReadRollupsAsync(int maximum, CancellationToken stop);

    /// <summary>Notes that the broker has these rollups.</summary>
    void RollupsHandedOver(IReadOnlyList<StoredRollup> rollups);
}

/// <summary>What was handed to the broker: everything of a class up to the sequence named.</summary>
public readonly record struct Cursors(long Low, long Normal, long Urgent)
{
    /// <summary>The cursor of a class.</summary>
    public long Of(Priority priority) => priority switch
    {
        Priority.Low => Low,
        Priority.Normal => Normal,
        _ => Urgent,
    };
}

/// <summary>A rollup on disk.</summary>
/// <param name="Row">Its row number, for <see cref="IOutboxReader.RollupsHandedOver"/>.</param>
/// <param name="Revision">1 for the first value of the period, one more for each later one.</param>
/// <param name="Rollup">The rollup.</param>
public sealed record StoredRollup(long Row, int Revision, Rollup Rollup);
