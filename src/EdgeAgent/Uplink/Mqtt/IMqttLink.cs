// One MQTT connection as the uplink sees it: made once, used until it is lost, never reconnected. The uplink's own
// cursors say what to send again, so the library underneath needs no memory.
using System.Threading.Channels;

namespace EdgeAgent.Uplink.Mqtt;

/// <summary>Opens connections to a broker.</summary>
public interface IMqttLinkFactory
{
    /// <summary>Connects with a clean session and waits for the broker's answer.</summary>
    /// <exception cref="LinkRefusal">With a sentence: nothing answered, TLS failed, or the broker refused.</exception>
    Task<IMqttLink> ConnectAsync(LinkSettings settings, MqttVersion version, CancellationToken stop);
}

/// <summary>A live connection.</summary>
public interface IMqttLink : IAsyncDisposable
{
    /// <summary>What the broker granted.</summary>
    LinkGrant Grant { get; }

    /// <summary>
    /// What happens on the connection, in order. It completes when the connection is lost or closed; what is not
    /// acknowledged by then will never be.
    /// </summary>
    ChannelReader<LinkNotice> Notices { get; }

    /// <summary>Why the connection ended; null while it lives.</summary>
    LinkLoss? Loss { get; }

    /// <summary>
    /// Whether the will is published also when this side closes the connection (MQTT 5 section 3.14.2.1, reason 4);
    /// of no effect with MQTT 3.1.1. False unless it is set.
    /// </summary>
    bool WillOnClose { get; set; }

    /// <summary>
    /// Sends a message and returns at once. Where one with QoS 1 is accepted, an
    /// <see cref="LinkNotice.Acknowledged"/> with the same tag follows, unless the connection is lost first; one with
    /// QoS 0 has no answer. The payload is copied.
    /// </summary>
    PublishVerdict Publish(long tag, OutgoingMessage message);

    /// <summary>Subscribes with QoS 1; an <see cref="LinkNotice.Subscribed"/> with the same tag follows.</summary>
    void Subscribe(long tag, string filter);
}

/// <summary>The protocol versions that are spoken.</summary>
public enum MqttVersion
{
    /// <summary>
    /// MQTT 3.1.1: no reason codes for a message, a refused one looks accepted or costs the connection.
    /// </summary>
    V311 = 4,

    /// <summary>MQTT 5.0.</summary>
    V5 = 5,
}
