// What outlives a connection: how far events are read, what is suspected, what the broker and HQ have shown.
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Broker;
using EdgeAgent.Uplink.Handover;
using EdgeAgent.Uplink.Letters;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink;

/// <summary>The uplink's memory across connections.</summary>
internal sealed class SessionParts(
    IOutboxReader reader, UplinkOptions options, TimeProvider time, RunningClock clock, ILogger log)
{
    public EventFeed Feed { get; } = new(reader, options);

    public Suspicion Suspicion { get; } = new();

    public BrokerMemory Memory { get; } = new(reader, options, time, clock, log);

    /// <summary>Who else listens to topics of the box.</summary>
    public IReadOnlyList<ITopicListener> Listeners { get; init; } = [];

    /// <summary>What they say.</summary>
    public Letterbox Letters { get; init; } = new();

    /// <summary>What can wait: answers to questions, which go only while no event waits for the line.</summary>
    public Letterbox Answers { get; init; } = new();

    public CustodyAcks Acks { get; } = new(reader);

    /// <summary>Set from any thread: the connection is to be made anew.</summary>
    public Wish Reconnect { get; } = new();

    /// <summary>Set from any thread: events after this sequence are to be handed over again.</summary>
    public Wish SendAgain { get; } = new();

    /// <summary>Whether a status of this box ever came back: the rights to read it are there.</summary>
    public bool EverEchoed { get; set; }

    /// <summary>Connections in a row on which nothing was delivered.</summary>
    public int Undelivered { get; set; }
}
