// The uplink in figures, for health, metrics and the command line.
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink;

/// <summary>What the uplink does and did; a new value for each change.</summary>
public sealed record UplinkStatus
{
    /// <summary>Whether a connection is up.</summary>
    public bool Connected { get; init; }

    /// <summary>Whether the broker has taken this box's status on this connection.</summary>
    public bool Proven { get; init; }

    /// <summary>Since when it is up, or down; UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The protocol in use; null while there is no connection.</summary>
    public MqttVersion? Protocol { get; init; }

    /// <summary>What a person should know or do; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Age of the oldest message that the broker has not answered; zero where there is none.</summary>
    public TimeSpan OldestUnacknowledged { get; init; }

    /// <summary>Messages that wait for the broker's answer.</summary>
    public int InFlight { get; init; }

    /// <summary>Events sent since the start, every sending counted.</summary>
    public long Sent { get; init; }

    /// <summary>Events acknowledged by the broker since the start.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Messages that the broker refused since the start.</summary>
    public long Refused { get; init; }

    /// <summary>Events set aside since the start, because no broker takes them.</summary>
    public long Quarantined { get; init; }

    /// <summary>Events sent again since the start.</summary>
    public long Resent { get; init; }

    /// <summary>Events that the broker took although nobody subscribes to them (known with MQTT 5 only).</summary>
    public long Unheard { get; init; }

    /// <summary>Connections made since the start, less the first one.</summary>
    public long Reconnects { get; init; }

    /// <summary>Custody messages of HQ that were ignored.</summary>
    public long AcksIgnored { get; init; }

    /// <summary>
    /// Time between acceptance on the box and the broker's answer, of the last acknowledged event; null before the
    /// first.
    /// </summary>
    public TimeSpan? Lag { get; init; }
}
