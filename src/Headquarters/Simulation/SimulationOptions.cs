// What `edge-hq simulate` simulates.
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>A fleet and what befalls it.</summary>
public sealed record SimulationOptions
{
    /// <summary>Boxes, one a store.</summary>
    public required int Boxes { get; init; }

    /// <summary>The broker's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public required int Port { get; init; }

    /// <summary>The version of MQTT that the boxes speak.</summary>
    public MqttVersion Mqtt { get; init; } = MqttVersion.V5;

    /// <summary>The prefix of all topics.</summary>
    public string Prefix { get; init; } = "retail";

    /// <summary>The chain.</summary>
    public string Tenant { get; init; } = "demo";

    /// <summary>Everything that is drawn is drawn from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long events are made, real time; null until stopped.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How long to wait at the end until headquarters has covered everything.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Events a second of the whole fleet, evenly; null for the day curve.</summary>
    public double? Rate { get; init; }

    /// <summary>Events in a message at most; with a rate, each message has as many.</summary>
    public int Batch { get; init; } = 100;

    /// <summary>Events an hour of one box in the busiest hour.</summary>
    public double EventsPerHour { get; init; } = 120;

    /// <summary>The hour in the shops when the simulation starts; null for this machine's time zone.</summary>
    public int? LocalHour { get; init; }

    /// <summary>How many times faster than real the simulated day goes by.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>The period of the footfall rollup, whole minutes that divide a day.</summary>
    public TimeSpan RollupEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Events that a box keeps for headquarters at most; then the oldest goes.</summary>
    public int Keep { get; init; } = 20_000;

    /// <summary>Share of the fleet that is dark at a time, 0 to 0.9.</summary>
    public double Outages { get; init; }

    /// <summary>The mean length of an outage.</summary>
    public TimeSpan OutageLength { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Crashes with a restart of each box an hour.</summary>
    public double Restarts { get; init; }

    /// <summary>Share of the boxes whose clock is hours off.</summary>
    public double ClockErrors { get; init; }

    /// <summary>Share of the messages that are sent twice.</summary>
    public double Duplicates { get; init; }

    /// <summary>All boxes connect in the same moment, instead of 100 a second.</summary>
    public bool Storm { get; init; }

    /// <summary>Authority, certificate and key; <c>{store}</c> and <c>{box}</c> stand for the box's own.</summary>
    public TlsConfig? Tls { get; init; }

    /// <summary>User name, with the same placeholders; null for none.</summary>
    public string? Username { get; init; }

    /// <summary>Reference to the password, with the same placeholders; null for none.</summary>
    public string? Password { get; init; }
}
