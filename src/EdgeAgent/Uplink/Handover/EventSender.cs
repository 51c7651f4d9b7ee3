// Keeps the window full: takes batches from the feed, sends them, and settles what the broker answers.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Handover;

/// <summary>Hands events over on one connection. Called by the uplink's loop only.</summary>
internal sealed class EventSender(
    EventFeed feed, Suspicion suspicion, IOutboxReader reader, SessionTools tools) : IDisposable
{
    // Bytes of a backlog on their way: what is in the pipe cannot be overtaken, and a thin line empties it slowly.
    private const int BacklogBytes = 512 * 1024;

    // Places in the window that a backlog leaves free for urgent events.
    private const int UrgentPlaces = 4;

    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(1);

    private readonly BatchEncoder _encoder = new(tools.Box.Topics, reader.Epoch, tools.Time);
    private readonly HashSet<EventBatch> _inFlight = [];
    private readonly List<EventBatch> _ready = [];
    private readonly List<(EventBatch Batch, string Reason)> _toSetAside = [];
    private readonly int _window = tools.Window;
    private readonly TimeSpan _began = tools.Clock.Now;
    private long _taken;
    private int _bytes;

    /// <summary>
    /// Batches that may have ended the connection: those on their way, and those that were refused a moment ago. Some
    /// brokers answer and close.
    /// </summary>
    public IReadOnlyCollection<EventBatch> Suspects =>
        [.. _inFlight, .. _ready.Where(batch => batch.Refusals > 0 && tools.Clock.Now - batch.SentAt < JustNow)];

    /// <summary>
    /// Whether a status of ours was taken on this connection: only then do events under suspicion travel.
    /// </summary>
    public bool Proven { get; set; }

    /// <summary>
    /// Whether urgent or normal events wait for room in the window: then nothing else may go before them.
    /// </summary>
    public bool Behind =>
        _ready.Exists(batch => batch.Chunk.Priority > Priority.Low && IsDue(batch))
        || (!IsOpen(Priority.Normal) && (Waits(Priority.Urgent) || Waits(Priority.Normal)));

    /// <summary>When something falls due by itself after a moment; null where nothing does.</summary>
    public TimeSpan? DueAfter(TimeSpan moment) =>
        _ready.Select(batch => (TimeSpan?)batch.NotBefore).Append(feed.DueAt).Where(due => due > moment).Min();

    /// <summary>Sends whatever is due and fits into the window.</summary>
    public async Task PumpAsync(CancellationToken stop)
    {
        await SetAsideAsync(stop);
        while (true)
        {
            if (!SendReady()) return;
            var batches = await feed.NextAsync(IsOpen, tools.Clock.Now, stop);
            if (batches.Count == 0 && !ClearFinished()) return;
            foreach (var batch in batches) Enqueue(batch);
            await SetAsideAsync(stop);
        }
    }

    public void Dispose() => _encoder.Dispose();

    private bool Careful =>
        suspicion.Covers(Priority.Urgent, feed.Of(Priority.Urgent).Cursor)
        || suspicion.Covers(Priority.Normal, feed.Of(Priority.Normal).Cursor)
        || suspicion.Covers(Priority.Low, feed.Of(Priority.Low).Cursor);

    // Whether a class may send one more message now.
    private bool IsOpen(Priority priority)
    {
        if (Careful) return Proven && _inFlight.Count == 0 && !_ready.Exists(IsDue);
        var open = _inFlight.Count + _ready.Count;
        if (priority == Priority.Urgent) return open < _window;
        return open < Math.Max(1, _window - UrgentPlaces) && _bytes < BacklogBytes;
    }

    private bool IsDue(EventBatch batch) => batch.NotBefore <= tools.Clock.Now;

    private bool Waits(Priority priority) => feed.Of(priority).MayHoldMore(reader.LastSequence);

    // A class that has nothing left holds no suspect either: the outbox may have given it up meanwhile.
    private bool ClearFinished()
    {
        if (!suspicion.IsOpen) return false;
        foreach (var priority in Enum.GetValues<Priority>())
        {
            if (feed.Of(priority).IsEmpty) suspicion.Passed(priority, long.MaxValue);
        }

        return !suspicion.IsOpen;
    }

    private void Enqueue(EventBatch batch)
    {
        if (!batch.Events.Any(one => suspicion.Accuses(one.Sequence)))
        {
            _ready.Add(batch);
            return;
        }

        foreach (var single in batch.Singles())
        {
            var sequence = single.Events[0].Sequence;
            if (suspicion.Condemns(sequence))
            {
                _toSetAside.Add((single, "Connections that had held well ended each time while it was on its way."));
                continue;
            }

            single.NotBefore = _began + suspicion.WaitOf(sequence);
            _ready.Add(single);
        }
    }

    // Sends what is ready and due, urgent first; false where the window is full or the connection gone.
    private bool SendReady()
    {
        while (true)
        {
            var next = _ready.Where(IsDue).MaxBy(batch => batch.Chunk.Priority);
            if (next is null) return true;
            var room = Careful ? Proven && _inFlight.Count == 0 : _inFlight.Count < _window;
            if (!room) return false;
            _ready.Remove(next);
            if (!Send(next)) return false;
        }
    }

    private bool Send(EventBatch batch)
    {
        var topic = tools.Box.Topics.Events(batch.Kind);
        var most = tools.MostPayload(topic);
        var sentBefore = batch.Refusals > 0 ? long.MaxValue : batch.Chunk.SentBefore;
        var (payload, count) = _encoder.Encode(batch.Events, sentBefore, feed.WantedBytes(batch.Chunk.Priority), most);
        if (count == 0)
        {
            TooLarge(batch, $"it alone needs more than the {most} bytes that the broker takes in a message");
            return true;
        }

        if (count < batch.Events.Count)
        {
            var (head, tail) = batch.CutAt(count);
            _ready.Insert(0, tail);
            batch = head;
        }

        (batch.Bytes, batch.SentAt) = (payload.Length, tools.Clock.Now);
        _inFlight.Add(batch);
        _bytes += batch.Bytes;
        var verdict = tools.Send(
            new OutgoingMessage(topic, payload, Retain: false, StoreEvent.BatchMediaType), reason =>
                Answered(batch, reason));
        if (verdict == PublishVerdict.Accepted)
        {
            tools.Counters.Sent += count;
            tools.Counters.Resent += batch.Events.Count(one => one.Sequence <= sentBefore);
            return true;
        }

        Leave(batch);
        if (verdict == PublishVerdict.NotConnected)
        {
            _ready.Insert(0, batch);
            return false;
        }

        var reason = verdict == PublishVerdict.TooLarge
            ? "it is larger than the broker takes"
            : "the library refuses its topic or text";
        TooLarge(batch, reason);
        return true;
    }

    private void Answered(EventBatch batch, int reason)
    {
        Leave(batch);
        if (!ReasonCodes.IsTaken(reason))
        {
            Refused(batch, reason);
            return;
        }

        _taken++;
        tools.Counters.Acknowledged += batch.Events.Count;
        if (reason == ReasonCodes.NoMatchingSubscribers) tools.Counters.Unheard += batch.Events.Count;
        tools.Counters.Lag = tools.Time.GetUtcNow() - batch.Events[^1].RecordedTime;
        Settle(batch);
    }

    private void Refused(EventBatch batch, int reason)
    {
        tools.Counters.Refused++;
        batch.Refusals++;
        if (batch.Refusals == 1) batch.TakenAtFirstRefusal = _taken;
        var action = RefusalRule.Decide(reason, batch.Events.Count, batch.Refusals, _taken > batch.TakenAtFirstRefusal);
        var words = ReasonCodes.Describe(reason);
        switch (action)
        {
            case RefusalAction.Later:
                var wait = RefusalRule.Wait(batch.Refusals);
                batch.NotBefore = tools.Clock.Now + wait;
                _ready.Add(batch);
                UplinkLog.Refused(
                    tools.Log, batch.Events.Count, batch.Kind.Type, words, $"Trying again in {wait.TotalSeconds:0} s.");
                break;
            case RefusalAction.Split:
                var (head, tail) = batch.CutAt(batch.Events.Count / 2);
                _ready.InsertRange(0, [head, tail]);
                break;
            default:
                _toSetAside.Add((batch, $"The broker refuses it: {words}."));
                break;
        }
    }

    private void TooLarge(EventBatch batch, string reason)
    {
        if (batch.Events.Count == 1)
        {
            _toSetAside.Add((batch, $"No broker takes it: {reason}."));
            return;
        }

        var (head, tail) = batch.CutAt(batch.Events.Count / 2);
        _ready.InsertRange(0, [head, tail]);
    }

    private void Leave(EventBatch batch)
    {
        if (_inFlight.Remove(batch)) _bytes -= batch.Bytes;
    }

    private void Settle(EventBatch batch)
    {
        suspicion.Cleared(batch);
        var queue = feed.Of(batch.Chunk.Priority);
        if (!queue.Settle(batch.Chunk)) return;
        reader.HandedOver(queue.Priority, queue.Cursor);
        suspicion.Passed(queue.Priority, queue.Cursor);
    }

    private async Task SetAsideAsync(CancellationToken stop)
    {
        foreach (var (batch, reason) in _toSetAside)
        {
            foreach (var one in batch.Events) await Quarantine.SetAsideAsync(reader, one, reason, tools, stop);
            Settle(batch);
        }

        _toSetAside.Clear();
    }
}
