// What a connection tells the uplink while it lives, and why it ended.
namespace EdgeAgent.Uplink.Mqtt;

/// <summary>Something that happened on a connection.</summary>
public abstract record LinkNotice
{
    /// <summary>The broker answered a publish: a receipt of this hop, no custody.</summary>
    /// <param name="Tag">The tag given to <see cref="IMqttLink.Publish"/>.</param>
    /// <param name="Reason">MQTT 5 section 3.4.2.1: below 128 it was taken; always 0 with MQTT 3.1.1.</param>
    public sealed record Acknowledged(long Tag, int Reason) : LinkNotice;

    /// <summary>The broker answered a subscribe.</summary>
    /// <param name="Tag">The tag given to <see cref="IMqttLink.Subscribe"/>.</param>
    /// <param name="Reason">MQTT 5 section 3.9.3: 0 to 2 is the granted QoS, 128 and above a refusal.</param>
    public sealed record Subscribed(long Tag, int Reason) : LinkNotice;

    /// <summary>A message came in.</summary>
    /// <param name="Topic">Its topic.</param>
    /// <param name="Payload">Its payload.</param>
    /// <param name="Retained">True where the broker had kept it; false where it was published just now.</param>
    public sealed record Received(string Topic, ReadOnlyMemory<byte> Payload, bool Retained) : LinkNotice;
}

/// <summary>What the broker granted when it accepted the connection.</summary>
/// <param name="Version">The protocol in use.</param>
/// <param name="ReceiveMaximum">Messages that may be in flight, 1 to 65,535.</param>
/// <param name="MaximumPacketSize">Bytes a whole packet may have; null where the broker names no limit.</param>
/// <param name="SessionPresent">True where the broker remembered a session; never so with a clean start.</param>
public sealed record LinkGrant(MqttVersion Version, int ReceiveMaximum, long? MaximumPacketSize, bool SessionPresent);

/// <summary>Why a connection ended.</summary>
/// <param name="Cause">The kind of end.</param>
/// <param name="Reason">The broker's MQTT 5 reason code; 0 where it gave none.</param>
/// <param name="Sentence">For a person.</param>
public sealed record LinkLoss(LossCause Cause, int Reason, string Sentence);

/// <summary>Kinds of ends.</summary>
public enum LossCause
{
    /// <summary>We closed it.</summary>
    Closed,

    /// <summary>The other side or the network closed it.</summary>
    Cut,

    /// <summary>Nothing was heard for the keepalive time: a half-open line, or a broker that hangs.</summary>
    Silent,

    /// <summary>The broker said goodbye with a reason code.</summary>
    Dismissed,
}
