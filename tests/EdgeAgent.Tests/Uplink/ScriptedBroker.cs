// A broker in memory that behaves as a test tells it to: it answers, withholds, refuses, cuts, forgets.
using System.Text;
using System.Threading.Channels;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Tests.Uplink;

/// <summary>Links to it are made by the uplink as to a real one.</summary>
internal sealed class ScriptedBroker : IMqttLinkFactory
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<(string Topic, StoreEvent Event)> _events = [];
    private readonly List<OutgoingMessage> _messages = [];
    private readonly List<ScriptedLink> _links = [];
    private readonly List<MqttVersion> _attempts = [];

    /// <summary>Refuses a connect; null lets it in.</summary>
    public Func<MqttVersion, LinkRefusal?> Door { get; set; } = _ => null;

    /// <summary>The reason code for a message; null withholds the answer.</summary>
    public Func<OutgoingMessage, int?> Answer { get; set; } = _ => 0;

    /// <summary>Whether a message ends the connection.</summary>
    public Func<OutgoingMessage, bool> Kills { get; set; } = _ => false;

    /// <summary>Whether the connection ends with the answer to a message.</summary>
    public Func<OutgoingMessage, bool> AnswersAndCloses { get; set; } = _ => false;

    /// <summary>Why the connection ends when a message kills it.</summary>
    public LossCause KillCause { get; set; } = LossCause.Cut;

    /// <summary>Whether messages are delivered to subscribers.</summary>
    public bool Delivers { get; set; } = true;

    /// <summary>The reason code for a subscription.</summary>
    public Func<string, int> Grant { get; set; } = _ => 1;

    public int ReceiveMaximum { get; set; } = 65_535;

    public long? MaximumPacketSize { get; set; }

    public IReadOnlyList<ScriptedLink> Links
    {
        get
        {
            lock (_gate) return [.. _links];
        }
    }

    public IReadOnlyList<MqttVersion> Attempts
    {
        get
        {
            lock (_gate) return [.. _attempts];
        }
    }

    /// <summary>Event messages and others that were taken, in order.</summary>
    public IReadOnlyList<OutgoingMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    /// <summary>Events that were taken, in order, every coming counted.</summary>
    public IReadOnlyList<(string Topic, StoreEvent Event)> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    public long[] Sequences => [.. Events.Select(one => one.Event.Place.Sequence)];

    public async Task<IMqttLink> ConnectAsync(LinkSettings settings, MqttVersion version, CancellationToken stop)
    {
        await Task.Yield();
        stop.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _attempts.Add(version);
            if (Door(version) is { } refusal) throw refusal;
            var link =
                new ScriptedLink(this, settings, new LinkGrant(version, ReceiveMaximum, MaximumPacketSize, false));
            _links.Add(link);
            return link;
        }
    }

    public string? Retained(string topic)
    {
        lock (_gate) return _retained.TryGetValue(topic, out var payload) ? Encoding.UTF8.GetString(payload) : null;
    }

    public void Retain(string topic, string payload)
    {
        lock (_gate) _retained[topic] = Encoding.UTF8.GetBytes(payload);
    }

    /// <summary>What it would find on its disk after a kill, if it saved now.</summary>
    public IReadOnlyDictionary<string, byte[]> Snapshot()
    {
        lock (_gate) return new Dictionary<string, byte[]>(_retained);
    }

    /// <summary>Dies and comes back with what a snapshot holds; no will is published.</summary>
    public void DieAndRemember(IReadOnlyDictionary<string, byte[]> snapshot)
    {
        lock (_gate)
        {
            foreach (var link in _links) link.End(new LinkLoss(LossCause.Cut, 0, "The broker died."));
            _retained.Clear();
            foreach (var (topic, payload) in snapshot) _retained[topic] = payload;
        }
    }

    /// <summary>The line is cut; the broker lives and publishes the will.</summary>
    public void CutLine(LossCause cause = LossCause.Cut, int reason = 0)
    {
        lock (_gate)
        {
            var link = _links[^1];
            Keep(link.Settings.Will);
            link.End(new LinkLoss(cause, reason, "The line was cut."));
        }
    }

    internal PublishVerdict Publish(ScriptedLink link, long tag, OutgoingMessage message)
    {
        lock (_gate)
        {
            if (link.Loss is not null) return PublishVerdict.NotConnected;
            if (message.Payload.Length > MaximumPacketSize) return PublishVerdict.TooLarge;
            var copy = message with { Payload = message.Payload.ToArray() };
            if (Kills(copy))
            {
                Keep(link.Settings.Will);
                link.End(new LinkLoss(KillCause, 0, "The broker did not like that."));
                return PublishVerdict.Accepted;
            }

            var reason = Answer(copy);
            if (reason is { } code && ReasonCodes.IsTaken(code)) Take(link, copy);
            if (copy.Qos > 0) link.Note(tag, copy, reason);
            if (AnswersAndCloses(copy)) link.End(new LinkLoss(LossCause.Cut, 0, "The broker did not like that."));
            return PublishVerdict.Accepted;
        }
    }

    internal void Subscribe(ScriptedLink link, long tag, string topic)
    {
        lock (_gate)
        {
            var reason = Grant(topic);
            link.Tell(new LinkNotice.Subscribed(tag, reason));
            if (!ReasonCodes.IsTaken(reason)) return;
            link.Topics.Add(topic);
            if (!Delivers) return;
            foreach (var (kept, payload) in _retained.Where(kept => TopicFilter.Matches(topic, kept.Key)))
                link.Tell(new LinkNotice.Received(kept, payload, Retained: true));
        }
    }

    /// <summary>Someone else publishes.</summary>
    public void Deliver(string topic, string payload) => Deliver(topic, Encoding.UTF8.GetBytes(payload));

    /// <summary>Someone else publishes bytes.</summary>
    public void Deliver(string topic, byte[] payload)
    {
        lock (_gate) _links[^1].Tell(new LinkNotice.Received(topic, payload, Retained: false));
    }

    internal void Take(ScriptedLink link, OutgoingMessage message)
    {
        _messages.Add(message);
        Keep(message);
        if (message.Topic.Contains("/evt/", StringComparison.Ordinal))
            _events.AddRange(StoreEventJson.Read(message.Payload).Select(one => (message.Topic, one)));
        if (Delivers && link.Topics.Any(filter => TopicFilter.Matches(filter, message.Topic)))
            link.Tell(new LinkNotice.Received(message.Topic, message.Payload, Retained: false));
    }

    /// <summary>Answers what was withheld.</summary>
    public void AnswerWithheld(int count = int.MaxValue)
    {
        lock (_gate) _links[^1].AnswerWithheld(count);
    }

    private void Keep(OutgoingMessage message)
    {
        if (message.Retain) _retained[message.Topic] = message.Payload.ToArray();
    }
}

/// <summary>A link to a <see cref="ScriptedBroker"/>.</summary>
internal sealed class ScriptedLink(ScriptedBroker broker, LinkSettings settings, LinkGrant grant) : IMqttLink
{
    // What a notice wakes is with the uplink's scheduler at once, not somewhere on its way there: a test that turns the
    // clock when that scheduler is at rest would not see it. The uplink must run on a WatchedScheduler, else it goes on
    // inside of this broker's lock.
    private readonly Channel<LinkNotice> _notices =
        Channel.CreateUnbounded<LinkNotice>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });

    private readonly List<(long Tag, OutgoingMessage Message)> _withheld = [];
    private LinkLoss? _loss;

    public LinkSettings Settings => settings;

    public LinkGrant Grant => grant;

    public ChannelReader<LinkNotice> Notices => _notices.Reader;

    public LinkLoss? Loss => Volatile.Read(ref _loss);

    public bool WillOnClose { get; set; }

    public HashSet<string> Topics { get; } = [];

    /// <summary>Messages that wait for an answer.</summary>
    public int Withheld => _withheld.Count;

    public PublishVerdict Publish(long tag, OutgoingMessage message) => broker.Publish(this, tag, message);

    public void Subscribe(long tag, string filter) => broker.Subscribe(this, tag, filter);

    public ValueTask DisposeAsync()
    {
        End(new LinkLoss(LossCause.Closed, 0, "Closed."));
        return ValueTask.CompletedTask;
    }

    internal void Note(long tag, OutgoingMessage message, int? reason)
    {
        if (reason is { } code) Tell(new LinkNotice.Acknowledged(tag, code));
        else _withheld.Add((tag, message));
    }

    internal void AnswerWithheld(int count)
    {
        foreach (var (tag, message) in _withheld.Take(count).ToList())
        {
            broker.Take(this, message);
            Tell(new LinkNotice.Acknowledged(tag, 0));
        }

        _withheld.RemoveRange(0, Math.Min(count, _withheld.Count));
    }

    internal void Tell(LinkNotice notice) => _notices.Writer.TryWrite(notice);

    internal void End(LinkLoss loss)
    {
        Interlocked.CompareExchange(ref _loss, loss, null);
        _notices.Writer.TryComplete();
    }
}
