// What an MQTT 5 connection needs to be opened.
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>How to reach and enter a broker, and what to grant it.</summary>
public sealed record MqttSettings
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The version that is spoken.</summary>
    public MqttVersion Version { get; init; } = MqttVersion.V5;

    /// <summary>One connection for each id: a second one takes the first one over.</summary>
    public required string ClientId { get; init; }

    /// <summary>TLS; null for plain TCP.</summary>
    public BrokerTls? Tls { get; init; }

    /// <summary>Login name; null for none.</summary>
    public string? Username { get; init; }

    /// <summary>The password itself, revealed for the moment of use; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// How long the broker keeps the session after the connection, in whole seconds; zero starts clean and keeps
    /// nothing.
    /// </summary>
    public TimeSpan SessionExpiry { get; init; }

    /// <summary>The longest silence, 2 s to 18 h; the broker may shorten it.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long opening may take, from the first packet to the broker's answer.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the broker may leave bytes unread before the connection is given up.</summary>
    public TimeSpan WriteWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries that may be unacknowledged at a time, and publishes too: 1 to 65,535.</summary>
    public int Window { get; init; } = 100;

    /// <summary>Bytes of an incoming packet at most; the broker drops larger ones.</summary>
    public int MaximumPacket { get; init; } = 1 << 20;

    /// <summary>What the broker publishes when the connection dies; null for nothing.</summary>
    public BrokerMessage? Will { get; init; }

    /// <summary><c>host:port</c>, for sentences.</summary>
    public string Where => $"{Host}:{Port}";
}

/// <summary>The versions of the protocol, by their number in CONNECT.</summary>
public enum MqttVersion
{
    /// <summary>
    /// MQTT 3.1.1, for brokers that know no other: a refused message looks accepted, no limits are announced, and a
    /// session lasts as long as the broker pleases.
    /// </summary>
    V311 = 4,

    /// <summary>MQTT 5.0.</summary>
    V5 = 5,
}
