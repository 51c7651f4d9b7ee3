// A broker as HQ sees it, whichever it is: deliveries that are settled only when the database has them, and messages to
// boxes.
using System.Threading.Channels;

namespace EdgeAgent.Headquarters.Brokers;

/// <summary>Opens connections to HQ's broker.</summary>
public interface IBroker
{
    /// <summary>Connects and subscribes; returns when the broker has granted it.</summary>
    /// <exception cref="BrokerRefusal">
    /// With a sentence: nothing answered, TLS failed, or the broker refused.
    /// </exception>
    Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop);
}

/// <summary>A live connection; used until it is lost, never reconnected.</summary>
public interface IBrokerLink : IAsyncDisposable
{
    /// <summary>
    /// What comes in, in order; bounded by the broker's own window. Completes when the connection is lost or closed:
    /// what was not settled by then comes again.
    /// </summary>
    ChannelReader<Delivery> Deliveries { get; }

    /// <summary>Why the connection ended; null while it lives.</summary>
    string? Loss { get; }

    /// <summary>Tells the broker that it may forget a delivery. Of no effect once the connection is lost.</summary>
    void Settle(Delivery delivery);

    /// <summary>Sends a message; completes when the broker has taken it.</summary>
    /// <exception cref="BrokerRefusal">The broker refused it, or the connection was lost before its answer.</exception>
    Task PublishAsync(BrokerMessage message, CancellationToken stop);
}

/// <summary>What to subscribe to, and as whom.</summary>
/// <param name="Filters">Topic filters in MQTT's form: <c>retail/v1/+/+/+/evt/+</c>.</param>
/// <param name="Group">
/// Instances of a group share the messages; the broker keeps them while none is there. Null: an own copy, and nothing
/// is kept.
/// </param>
/// <param name="ClientId">One connection for each id.</param>
/// <param name="Window">Deliveries that may be unsettled at a time, 1 to 65,535.</param>
public sealed record Subscription(IReadOnlyList<string> Filters, string? Group, string ClientId, int Window);

/// <summary>A message that came in.</summary>
/// <param name="Topic">Its topic in MQTT's form.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="Retained">True where the broker had kept it from before.</param>
/// <param name="Receipt">What the link needs to settle it.</param>
public sealed record Delivery(string Topic, ReadOnlyMemory<byte> Payload, bool Retained, ulong Receipt);

/// <summary>A message to send with QoS 1.</summary>
/// <param name="Topic">Its topic in MQTT's form.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="Retain">Whether the broker keeps it, where it can.</param>
public sealed record BrokerMessage(string Topic, ReadOnlyMemory<byte> Payload, bool Retain);

/// <summary>The broker did not let us in, or did not take a message; the message is a sentence.</summary>
public sealed class BrokerRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
