// What the vehicle insight is made of, and the one place where the store's secrets become keys.
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>The parts.</summary>
internal sealed record VehicleInsightParts
{
    /// <summary>Who the box is.</summary>
    public required StoreIdentity Store { get; init; }

    /// <summary>The options.</summary>
    public required VehicleOptions Options { get; init; }

    /// <summary>Hashes plates.</summary>
    public required PlateKeys Keys { get; init; }

    /// <summary>Whom the chain knows.</summary>
    public required KnownVehicles Known { get; init; }

    /// <summary>Where the state is kept.</summary>
    public required VehicleSnapshot File { get; init; }

    /// <summary>Where accepted events are.</summary>
    public required IOutboxReader Outbox { get; init; }

    /// <summary>The way to the disk.</summary>
    public required EventIntake Intake { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether it can be trusted.</summary>
    public required IClockQuality Clock { get; init; }

    /// <summary>The log.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Visits told lately.</summary>
    public RecentVisits Told { get; } = new();
}
