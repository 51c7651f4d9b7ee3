// The parts of a running agent. Nothing runs yet: Agent starts and stops them.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Configuration;
using EdgeAgent.Insights;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Outputs;
using EdgeAgent.Steering.Lists;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Vision;
using EdgeAgent.VoicePicking.Sessions;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.Web;

namespace EdgeAgent.Hosting;

/// <summary>The parts of a running agent.</summary>
internal sealed record AgentParts
{
    /// <summary>What the store is.</summary>
    public required StoreConfig Config { get; init; }

    /// <summary>The store on disk.</summary>
    public required DurableOutbox Outbox { get; init; }

    /// <summary>The last step before the disk.</summary>
    public required EventIntake Intake { get; init; }

    /// <summary>What tag reads mean.</summary>
    public required TagInsight Tags { get; init; }

    /// <summary>What sightings of vehicles mean.</summary>
    public required VehicleInsight Vehicles { get; init; }

    /// <summary>What counts of people mean.</summary>
    public required FootfallInsight Footfall { get; init; }

    /// <summary>Work for pickers; null where the config asks for none.</summary>
    public WorkService? Work { get; init; }

    /// <summary>Pickers at headsets; null where the config asks for none.</summary>
    public PickingService? Pickers { get; init; }

    /// <summary>What readings and contacts mean.</summary>
    public required SensorInsight Sensors { get; init; }

    /// <summary>Lamps and buzzers.</summary>
    public required OutputInsight Outputs { get; init; }

    /// <summary>The box's own eyes on the cameras.</summary>
    public required Eyes Eyes { get; init; }

    /// <summary>The loop between devices and intake.</summary>
    public required InsightLoop Loop { get; init; }

    /// <summary>The events about devices and the agent itself.</summary>
    public required BoxNews News { get; init; }

    /// <summary>The enabled devices.</summary>
    public required IReadOnlyList<DeviceSupervisor> Devices { get; init; }

    /// <summary>Versions of the box that come in.</summary>
    public required UpdateService Updates { get; init; }

    /// <summary>HQ's lists.</summary>
    public required ListShelf Lists { get; init; }

    /// <summary>What the box says to HQ beside events and rollups.</summary>
    public required Letterbox Letters { get; init; }

    /// <summary>What it answers to HQ's questions: it can wait until no event does.</summary>
    public Letterbox Answers { get; } = new();

    /// <summary>Watches over memory.</summary>
    public required MemoryWatch Memory { get; init; }

    /// <summary>The latest events for the page.</summary>
    public required RecentEvents Recent { get; init; }

    /// <summary>Whether the clock can be trusted.</summary>
    public required IClockQuality Clock { get; init; }

    /// <summary>The kernel's boot id.</summary>
    public required string BootId { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
