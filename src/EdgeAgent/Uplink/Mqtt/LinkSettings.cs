// What a connection needs to be opened. Secrets stay references until the moment of use.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Uplink.Mqtt;

/// <summary>How to reach and enter a broker.</summary>
public sealed record LinkSettings
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The MQTT client id: one connection for each id, a second one takes the first one over.</summary>
    public required string ClientId { get; init; }

    /// <summary>Null for plain TCP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Null for none.</summary>
    public string? Username { get; init; }

    /// <summary>Null for none.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>Silence after which the line is tried and then given up, 5 s to 18 h.</summary>
    public required TimeSpan KeepAlive { get; init; }

    /// <summary>How long the broker may take to answer a connect.</summary>
    public required TimeSpan ConnectWithin { get; init; }

    /// <summary>Messages in flight at most.</summary>
    public required int Window { get; init; }

    /// <summary>What the broker publishes when the connection dies.</summary>
    public required OutgoingMessage Will { get; init; }
}

/// <summary>A message to send, with QoS 1 unless it says otherwise.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="Retain">Whether the broker keeps it for those who come later.</param>
/// <param name="ContentType">
/// MQTT 5 content type; the payload is also marked as UTF-8 text. Left out with MQTT 3.1.1. Null for bytes.
/// </param>
public sealed record OutgoingMessage(string Topic, ReadOnlyMemory<byte> Payload, bool Retain, string? ContentType)
{
    /// <summary>1 = the broker answers; 0 = it does not, and nobody learns of a loss.</summary>
    public int Qos { get; init; } = 1;
}

/// <summary>What became of a publish, as far as this side knows.</summary>
public enum PublishVerdict
{
    /// <summary>On its way.</summary>
    Accepted,

    /// <summary>The connection is gone; nothing was sent.</summary>
    NotConnected,

    /// <summary>Larger than the broker takes.</summary>
    TooLarge,

    /// <summary>The topic or payload can never be sent.</summary>
    Malformed,
}
