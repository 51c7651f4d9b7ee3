// Reads the outbox class by class, the urgent one first, and sorts what was read into batches by kind.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Handover;

/// <summary>
/// The way out of the outbox. Within a chunk of at most one message's worth of events they are sorted by kind, each
/// kind in its order: MQTT keeps order within a topic only (MQTT 5 section 4.6), so nothing more could be promised on
/// the wire.
/// </summary>
internal sealed class EventFeed
{
    private static readonly Priority[] UrgentFirst = [Priority.Urgent, Priority.Normal, Priority.Low];

    private readonly IOutboxReader _reader;
    private readonly UplinkOptions _options;
    private readonly Dictionary<Priority, ClassQueue> _classes =
        UrgentFirst.ToDictionary(priority => priority, priority => new ClassQueue(priority));

    public EventFeed(IOutboxReader reader, UplinkOptions options)
    {
        (_reader, _options) = (reader, options);
        foreach (var queue in _classes.Values) queue.AssumeSent(reader.Cursors.Of(queue.Priority));
    }

    /// <summary>When gathered events are due, the earliest; null where none are gathered.</summary>
    public TimeSpan? DueAt => _classes.Values.Min(queue => queue.GatherUntil);

    /// <summary>The state of a class.</summary>
    public ClassQueue Of(Priority priority) => _classes[priority];

    /// <summary>Starts every class over after the outbox's cursors.</summary>
    public void Restart()
    {
        foreach (var queue in _classes.Values) queue.Restart(_reader.Cursors.Of(queue.Priority));
    }

    /// <summary>
    /// The next batches of the most urgent class that has some and is <paramref name="open"/>; empty where nothing is
    /// due.
    /// </summary>
    public async ValueTask<IReadOnlyList<EventBatch>> NextAsync(
        Func<Priority, bool> open, TimeSpan now, CancellationToken stop)
    {
        foreach (var priority in UrgentFirst)
        {
            var queue = _classes[priority];
            var last = _reader.LastSequence;
            if (!open(priority) || !queue.MayRead(last, _options.BatchEvents, _options.BatchWait, now)) continue;
            var events = await _reader.ReadAsync(
                priority, queue.Position, _options.BatchEvents, _options.BackfillBytes, stop);
            if (events.Count > 0) return Sort(queue, events);
            queue.ReadNothing(last);
        }

        return [];
    }

    /// <summary>How large a message of a class may grow: more while a backlog is worked off.</summary>
    public int WantedBytes(Priority priority) =>
        _reader.LastSequence - _classes[priority].Position > 2 * _options.BatchEvents
            ? _options.BackfillBytes
            : _options.BatchBytes;

    private static List<EventBatch> Sort(ClassQueue queue, IReadOnlyList<StoredEvent> events)
    {
        var chunk = new EventChunk(queue.Priority, events[^1].Sequence, queue.SentUpTo);
        queue.Read(chunk);
        var batches = new List<EventBatch>();
        foreach (var kind in events.GroupBy(one => one.Kind.Type, StringComparer.Ordinal))
        {
            var ofKind = kind.ToList();
            batches.Add(new EventBatch(chunk, ofKind[0].Kind, ofKind));
        }

        chunk.Open = batches.Count;
        return batches;
    }
}
