// Finds the one event that ends the connection. After a connection died with events on their way, they are sent one
// message at a time; a message that was alone when it died again is sent event by event; an event that was alone then
// waits on the next connection, while others pass, until the line has shown that it holds without it. A line that does
// not hold that long has shown nothing, and the event goes first on the one after. Only a connection that took our
// status counts: one that takes nothing says nothing about an event.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Handover;

/// <summary>
/// What is known about events that were on their way when a connection ended. Lives across connections.
/// </summary>
internal sealed class Suspicion
{
    /// <summary>Connections that had held well and ended with an event alone, after which it is set aside.</summary>
    public const int Strikes = 2;

    // A bad line dies at any moment, and so with any event, the first of each connection above all. A connection speaks
    // against an event only where it had held this many times as long before as the event then was on its way: by
    // chance that happens to an innocent one once in as many times, and twice in a row hardly ever.
    private const int Patience = 50;
    private static readonly TimeSpan ShortestPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<Priority, long> _suspectUpTo = [];
    private readonly Dictionary<long, Accusation> _accused = [];

    /// <summary>Whether anything is suspected.</summary>
    public bool IsOpen => _suspectUpTo.Count > 0;

    /// <summary>Whether events of a class after <paramref name="cursor"/> are under suspicion.</summary>
    public bool Covers(Priority priority, long cursor) =>
        _suspectUpTo.TryGetValue(priority, out var upTo) && cursor < upTo;

    /// <summary>Whether an event was alone with its message when a connection ended: it travels on its own.</summary>
    public bool Accuses(long sequence) => _accused.ContainsKey(sequence);

    /// <summary>
    /// How old a connection must be before an event travels on it; zero for one that ended none by itself yet.
    /// </summary>
    public TimeSpan WaitOf(long sequence) =>
        _accused.GetValueOrDefault(sequence) is { GoesFirst: false, Wait: var wait } ? wait : TimeSpan.Zero;

    /// <summary>Notes a connection's end.</summary>
    /// <param name="suspects">The batches that were on their way at that moment, or just refused.</param>
    /// <param name="proven">Whether the broker had taken a status of ours on that connection.</param>
    /// <param name="cause">Why it ended.</param>
    /// <param name="began">When it began, on the uplink's running clock.</param>
    /// <param name="ended">When it ended.</param>
    public void Lost(
        IReadOnlyCollection<EventBatch> suspects, bool proven, LinkLoss cause, TimeSpan began, TimeSpan ended)
    {
        if (!proven) return;
        if (!EndedWithOneAccused(suspects))
            GoFirst(_accused.Where(one => one.Value.Wait > TimeSpan.Zero).Select(one => one.Key));
        if (suspects.Count == 0) return;
        if (cause.Cause == LossCause.Closed || cause.Reason == ReasonCodes.SessionTakenOver) return;
        if (suspects.Count == 1)
        {
            var alone = suspects.First();
            Accuse(alone, cause, held: alone.SentAt - began, onItsWay: ended - alone.SentAt);
        }

        foreach (var batch in suspects)
        {
            var last = batch.Events[^1].Sequence;
            var priority = batch.Chunk.Priority;
            _suspectUpTo[priority] = Math.Max(last, _suspectUpTo.GetValueOrDefault(priority));
        }
    }

    /// <summary>Whether an event was found to end the connection.</summary>
    public bool Condemns(long sequence) => _accused.GetValueOrDefault(sequence).Strikes >= Strikes;

    /// <summary>Everything of a class up to a cursor is settled.</summary>
    public void Passed(Priority priority, long cursor)
    {
        if (_suspectUpTo.TryGetValue(priority, out var upTo) && cursor >= upTo) _suspectUpTo.Remove(priority);
    }

    /// <summary>The broker took a batch, or it was set aside: its events are innocent, or gone.</summary>
    public void Cleared(EventBatch batch)
    {
        if (_accused.Count == 0) return;
        foreach (var one in batch.Events) _accused.Remove(one.Sequence);
    }

    // Such an end says something about that event, and nothing about how long the line holds: the others go on waiting.
    // Two that each end the connection would else send each other first for ever, on connections too young to count.
    private bool EndedWithOneAccused(IReadOnlyCollection<EventBatch> suspects) =>
        suspects.Count == 1 && suspects.First().Events is [var only] && Accuses(only.Sequence);

    // They waited in vain; whoever was on its way is accused anew.
    private void GoFirst(IEnumerable<long> sequences)
    {
        foreach (var sequence in sequences.ToList()) _accused[sequence] = _accused[sequence] with { GoesFirst = true };
    }

    private void Accuse(EventBatch alone, LinkLoss cause, TimeSpan held, TimeSpan onItsWay)
    {
        if (alone.Events.Count > 1)
        {
            foreach (var one in alone.Events) _accused.TryAdd(one.Sequence, default);
            return;
        }

        var sequence = alone.Events[0].Sequence;
        var patience = PatienceFor(onItsWay);

        // A line that falls silent may be to blame itself (a path that swallows large packets): that splits messages,
        // but it never condemns an event. Twice the patience, so that a connection that ends a little later counts.
        var counts = cause.Cause != LossCause.Silent && held >= patience;
        _accused[sequence] = new Accusation(
            _accused.GetValueOrDefault(sequence).Strikes + (counts ? 1 : 0), 2 * patience, GoesFirst: false);
    }

    private static TimeSpan PatienceFor(TimeSpan onItsWay)
    {
        var patience = Patience * onItsWay;
        return patience < ShortestPatience ? ShortestPatience : patience > LongestPatience ? LongestPatience : patience;
    }

    private readonly record struct Accusation(int Strikes, TimeSpan Wait, bool GoesFirst);
}
