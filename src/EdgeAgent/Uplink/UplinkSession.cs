// The life of one connection: greet, find out what the broker remembers, hand events over until the line is lost or the
// agent stops.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Broker;
using EdgeAgent.Uplink.Handover;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Life;
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.Uplink.Rollups;

namespace EdgeAgent.Uplink;

/// <summary>One connection. Everything happens on its one loop.</summary>
internal sealed class UplinkSession : IDisposable
{
    // How long the box waits for its own first status before it hands events over without knowing the broker's memory.
    private static readonly TimeSpan GreetWithin = TimeSpan.FromSeconds(10);

    // Connections that are given up because nothing comes back, before the box takes it for a missing right.
    private const int UndeliveredConnections = 2;

    // Subscriptions with this tag and above are the listeners'.
    private const long FirstListener = 10;

    // Letters on their way at a time, and answers to questions: large, and in no hurry.
    private const int Letters = 4;
    private const int Answers = 2;

    private readonly SessionTools _tools;
    private readonly SessionParts _parts;
    private readonly IOutboxReader _reader;
    private readonly OwnStatus _status;
    private readonly EventSender _events;
    private readonly RollupSender _rollups;
    private readonly MarkPublisher _marks;
    private readonly LetterSender _letters;
    private readonly LetterSender _answers;
    private readonly Action<string?> _changed;
    private readonly Dictionary<long, string> _subscriptions = [];
    private HandedOver? _mark;
    private bool _unreadable;
    private bool _serving;
    private bool _withheld;
    private string? _problem;

    /// <summary>Makes the session of a fresh connection.</summary>
    /// <param name="tools">The link and what goes with it.</param>
    /// <param name="parts">What outlives the connection.</param>
    /// <param name="reader">The outbox.</param>
    /// <param name="document">Makes the status.</param>
    /// <param name="changed">Called after each turn of the loop, with the problem to show or null.</param>
    public UplinkSession(
        SessionTools tools, SessionParts parts, IOutboxReader reader, StatusDocument document, Action<string?> changed)
    {
        (_tools, _parts, _reader, _changed) = (tools, parts, reader, changed);
        _status = new OwnStatus(tools, document, reader);
        _events = new EventSender(parts.Feed, parts.Suspicion, reader, tools);
        _rollups = new RollupSender(reader, tools);
        _marks = new MarkPublisher(tools, parts.Memory);
        _letters = new LetterSender(tools, parts.Letters, Letters, () => true);
        _answers = new LetterSender(tools, parts.Answers, Answers, () => !_events.Behind);
        Began = tools.Clock.Now;
    }

    /// <summary>Batches that may have ended the connection.</summary>
    public IReadOnlyCollection<EventBatch> Suspects => _events.Suspects;

    /// <summary>When it began, on the uplink's running clock.</summary>
    public TimeSpan Began { get; }

    /// <summary>Whether the broker took a status of ours on this connection.</summary>
    public bool Proven => _status.Acknowledged;

    /// <summary>Runs until the connection is lost, given up, or the agent stops.</summary>
    public async Task<LinkLoss> RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var wake = new SessionWake(_reader, _tools.Link.Notices, _tools.Time, ending.Token);
        Greet();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                while (_tools.Link.Notices.TryRead(out var notice)) Handle(notice);
                if (wake.LinkEnded) return Loss();
                if (wake.TakeFresh()) _rollups.Fresh = true;
                if (GiveUp() is { } undelivered) return undelivered;
                if (_parts.Reconnect.Take() is not null)
                    return new LinkLoss(LossCause.Closed, 0, "HQ asked for a new connection.");
                var turn = _tools.Clock.Now;
                await TurnAsync(stop);
                _changed(_problem ?? Withheld());
                await wake.NextAsync(DueAfter(turn), _serving ? LettersDue() : null);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Said goodbye to below.
        }
        finally
        {
            ending.Cancel();
        }

        await Farewell.SayAsync(_tools, _status, _marks, Handle);
        return new LinkLoss(LossCause.Closed, 0, "The agent was stopped.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _events.Dispose();
        _letters.Dispose();
        _answers.Dispose();
    }

    private void Greet()
    {
        Subscribe(1, _tools.Box.Topics.HandedOver);
        Subscribe(2, _tools.Box.Topics.Status);
        if (_tools.Options.Custody == Outbox.Custody.Hq) Subscribe(3, _tools.Box.Topics.Ack);
        foreach (var filter in _parts.Listeners.SelectMany(listener => listener.Filters))
            Subscribe(FirstListener + _subscriptions.Count, filter);
        _status.Publish("online");
    }

    private void Subscribe(long tag, string topic)
    {
        _subscriptions[tag] = topic;
        _tools.Link.Subscribe(tag, topic);
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        if (_status.Refusal is { } refusal && !_unreadable)
        {
            _unreadable = true;
            _problem = $"The broker does not take this box's own status ({refusal}): grant the right to write "
                + $"{_tools.Box.Topics.Status}.";
        }

        if (!_serving && !await BeginServingAsync(stop)) return;
        if (_parts.Memory.Settle()) _parts.Feed.Restart();
        if (_parts.SendAgain.Take() is { } after) SendAgain(after);
        if (_status.DueAt is { } due && _tools.Clock.Now >= due) _status.Publish("online");
        _marks.Pump();
        _events.Proven = _status.Acknowledged;
        _tools.Proven = _status is { Acknowledged: true, Refusal: null };
        _letters.Pump();
        await _rollups.PumpAsync(stop);
        await _events.PumpAsync(stop);
        _answers.Pump();
    }

    private Task? LettersDue() => (_letters.Due, _answers.Due) switch
    {
        ({ } letter, { } answer) => Task.WhenAny(letter, answer),
        var (letter, answer) => letter ?? answer,
    };

    // What the broker remembers came before our own status came back: both travel the same way, in order.
    private async Task<bool> BeginServingAsync(CancellationToken stop)
    {
        var late = _status.Acknowledged && _tools.Clock.Now - Began >= GreetWithin;
        if (!_status.Echoed && !_unreadable && !late) return false;
        await _parts.Memory.JudgeAsync(_mark, _status.Retained, _status.Echoed && !_unreadable, stop);
        _parts.Memory.Connected(_status.Connection);
        _parts.Feed.Restart();
        if (_parts.Suspicion.IsOpen) UplinkLog.Careful(_tools.Log);
        _tools.Send(
            new OutgoingMessage(
                _tools.Box.Topics.Meta,
                JsonSerializer.SerializeToUtf8Bytes(_tools.Box.Meta, DocumentJson.Default.BoxMeta),
                Retain: true,
                "application/json"),
            _ => { });
        foreach (var listener in _parts.Listeners) listener.Connected();
        return _serving = true;
    }

    // Here and not where it was asked for: what is on its way must no longer move the cursors that are stepped back.
    private void SendAgain(long after)
    {
        foreach (var priority in Enum.GetValues<Priority>()) _reader.HandOverAgain(priority, after);
        _parts.Feed.Restart();
    }

    private void Handle(LinkNotice notice)
    {
        switch (notice)
        {
            case LinkNotice.Acknowledged answer:
                _tools.Answered(answer.Tag, answer.Reason);
                break;
            case LinkNotice.Subscribed { Tag: >= FirstListener } answer when !ReasonCodes.IsTaken(answer.Reason):
                _problem = $"The broker does not let this box read {_subscriptions[answer.Tag]}: grant that right, "
                    + "else HQ cannot ask or direct this box.";
                break;
            case LinkNotice.Subscribed answer when !ReasonCodes.IsTaken(answer.Reason):
                _unreadable = true;
                _problem = $"The broker does not let this box read {_subscriptions[answer.Tag]}: grant that right, "
                    + "else a broker that forgets or delivers nothing goes unnoticed.";
                break;
            case LinkNotice.Received message:
                Received(message);
                break;
        }
    }

    private void Received(LinkNotice.Received message)
    {
        var topics = _tools.Box.Topics;
        if (message.Topic == topics.Status) ReceivedStatus(message);
        else if (message.Topic == topics.HandedOver) ReceivedMark(message);
        else if (message.Topic == topics.Ack) ReceivedAck(message);
        else if (_parts.Listeners.FirstOrDefault(
            one => one.Filters.Any(filter => TopicFilter.Matches(filter, message.Topic))) is { } listener)
            listener.Received(message);
    }

    private void ReceivedAck(LinkNotice.Received message)
    {
        if (_parts.Acks.Consider(message.Payload) is not { } reason) return;
        _tools.Counters.AcksIgnored++;
        _problem = $"A custody message of HQ was ignored: {reason}.";
        UplinkLog.AckIgnored(_tools.Log, reason);
    }

    private void ReceivedMark(LinkNotice.Received message)
    {
        if (message.Retained) _mark = MarkPublisher.Read(message.Payload);
        else _parts.Memory.MarkReadable = true;
    }

    private void ReceivedStatus(LinkNotice.Received message)
    {
        _status.Received(message);
        if (!_status.Echoed) return;
        _parts.EverEchoed = true;
        _parts.Undelivered = 0;
    }

    // Connected, acknowledged, and yet nothing comes back: the broker does not deliver, or the box may not read.
    private LinkLoss? GiveUp()
    {
        if (_unreadable || _status.EchoDueAt is not { } due || _tools.Clock.Now < due) return null;
        var sentence = $"The broker acknowledges, but this box's own status did not come back within "
            + $"{_tools.Options.StatusEvery.TotalSeconds:0} s: check the broker, and the box's right to read "
            + $"{_tools.Box.Topics.Status}.";
        if (_problem != sentence) UplinkLog.NothingDelivered(_tools.Log, sentence);
        _problem = sentence;
        if (!_parts.EverEchoed && _parts.Undelivered >= UndeliveredConnections)
        {
            _unreadable = true;
            return null;
        }

        _parts.Undelivered++;
        return new LinkLoss(LossCause.Closed, 0, sentence);
    }

    private string? Withheld()
    {
        var age = _tools.OldestUnacknowledged;
        var withholds = age >= _tools.Options.StatusEvery;
        if (withholds && !_withheld) UplinkLog.Withheld(_tools.Log, age.TotalSeconds);
        _withheld = withholds;
        return withholds
            ? $"The broker has withheld its acknowledgements for {age.TotalSeconds:0} s; the line lives, events wait on "
                + "the box. Check the broker's cluster and disk."
            : null;
    }

    // What was due before the turn was done in it, or waits for an answer of the broker.
    private TimeSpan? DueAfter(TimeSpan turn)
    {
        TimeSpan?[] dues =
        [
            _serving ? _events.DueAfter(turn) : Began + GreetWithin,
            _serving ? _status.DueAt : null,
            _unreadable ? null : _status.EchoDueAt,
            _parts.Memory.SettleDue,
            _tools.InFlight > 0 ? _tools.Clock.Now + _tools.Options.StatusEvery : null,
        ];
        return dues.Where(due => due > turn).Min() is { } next ? next - _tools.Clock.Now : null;
    }

    private LinkLoss Loss() => _tools.Link.Loss ?? new LinkLoss(LossCause.Cut, 0, "The connection ended.");
}
