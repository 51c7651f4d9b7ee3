// Finds the one event that ends the connection. After a connection died with events on their way, they are sent one
// message at a time; a message that was alone when it died again is sent event by event; an event that was alone then
// is the one. Only a connection that took our status first counts: one that takes nothing says nothing about an
// event.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Handover;

/// <summary>
/// What is known about events that were on their way when a connection ended. Lives across connections.
/// </summary>
internal sealed class Suspicion
{
    /// <summary>Lost connections after which an event that was alone at the last of them is set aside.</summary>
    public const int Strikes = 3;

    private readonly Dictionary<Priority, long> _suspectUpTo = [];
    private readonly Dictionary<long, int> _strikes = [];
    private readonly HashSet<long> _condemned = [];

    /// <summary>Whether anything is suspected.</summary>
    public bool IsOpen => _suspectUpTo.Count > 0;

    /// <summary>Whether events of a class after <paramref name="cursor"/> are under suspicion.</summary>
    public bool Covers(Priority priority, long cursor) =>
        _suspectUpTo.TryGetValue(priority, out var upTo) && cursor < upTo;

    /// <summary>Whether an event was alone with its message when a connection ended: it travels on its own.</summary>
    public bool Accuses(long sequence) => _strikes.ContainsKey(sequence);

    /// <summary>Notes a connection's end.</summary>
    /// <param name="inFlight">The batches on their way at that moment.</param>
    /// <param name="proven">Whether the broker had taken a status of ours on that connection.</param>
    /// <param name="cause">Why it ended.</param>
    public void Lost(IReadOnlyCollection<EventBatch> inFlight, bool proven, LinkLoss cause)
    {
        if (inFlight.Count == 0 || !proven) return;
        if (cause.Cause == LossCause.Closed || cause.Reason == ReasonCodes.SessionTakenOver) return;
        var alone = inFlight.Count == 1 ? inFlight.First() : null;
        if (alone is not null) Accuse(alone, cause);
        foreach (var batch in inFlight)
        {
            var last = batch.Events[^1].Sequence;
            var priority = batch.Chunk.Priority;
            _suspectUpTo[priority] = Math.Max(last, _suspectUpTo.GetValueOrDefault(priority));
        }
    }

    /// <summary>Whether an event was found to end the connection.</summary>
    public bool Condemns(long sequence) => _condemned.Contains(sequence);

    /// <summary>Everything of a class up to a cursor is settled.</summary>
    public void Passed(Priority priority, long cursor)
    {
        if (_suspectUpTo.TryGetValue(priority, out var upTo) && cursor >= upTo) _suspectUpTo.Remove(priority);
    }

    /// <summary>The broker took a batch, or it was set aside: its events are innocent, or gone.</summary>
    public void Cleared(EventBatch batch)
    {
        if (_strikes.Count == 0) return;
        foreach (var one in batch.Events)
        {
            _strikes.Remove(one.Sequence);
            _condemned.Remove(one.Sequence);
        }
    }

    private void Accuse(EventBatch alone, LinkLoss cause)
    {
        var wasSuspect = Covers(alone.Chunk.Priority, alone.Events[0].Sequence - 1);
        foreach (var one in alone.Events)
        {
            var strikes = _strikes.TryGetValue(one.Sequence, out var before) ? before + 1 : wasSuspect ? 2 : 1;

            // A line that falls silent may be to blame itself (a path that swallows large packets): that splits
            // messages, but it never condemns an event.
            _strikes[one.Sequence] = cause.Cause == LossCause.Silent ? Math.Min(strikes, Strikes - 1) : strikes;
            if (alone.Events.Count == 1 && _strikes[one.Sequence] >= Strikes) _condemned.Add(one.Sequence);
        }
    }
}
