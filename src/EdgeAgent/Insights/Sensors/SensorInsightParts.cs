// What the insight into sensors and contacts is made of.
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Sensors;

/// <summary>The parts.</summary>
internal sealed record SensorInsightParts
{
    /// <summary>Who the box is.</summary>
    public required StoreIdentity Store { get; init; }

    /// <summary>The desk at which the rules work.</summary>
    public required SensorDesk Desk { get; init; }

    /// <summary>The rules.</summary>
    public required SensorRules Rules { get; init; }

    /// <summary>Where the state is kept.</summary>
    public required SensorSnapshot File { get; init; }

    /// <summary>Where accepted events are.</summary>
    public required IOutboxReader Outbox { get; init; }

    /// <summary>The way to the disk.</summary>
    public required EventIntake Intake { get; init; }

    /// <summary>The log.</summary>
    public required ILogger Log { get; init; }
}
