// What work for pickers needs of the rest of the agent.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Uplink.Letters;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work;

/// <summary>What work for pickers is made of.</summary>
internal sealed record WorkServiceParts
{
    /// <summary>What the store is.</summary>
    public required StoreConfig Config { get; init; }

    /// <summary>The store on disk.</summary>
    public required DurableOutbox Outbox { get; init; }

    /// <summary>The last step before it.</summary>
    public required EventIntake Intake { get; init; }

    /// <summary>Encrypts the desk's records.</summary>
    public required PayloadCipher Cipher { get; init; }

    /// <summary>The way to HQ.</summary>
    public required Letterbox Letters { get; init; }

    /// <summary>Whether the clock can be trusted.</summary>
    public required IClockQuality Clock { get; init; }

    /// <summary>Clock, network and secrets.</summary>
    public required DriverServices Services { get; init; }

    /// <summary>Makes loggers.</summary>
    public required ILoggerFactory Logs { get; init; }
}
