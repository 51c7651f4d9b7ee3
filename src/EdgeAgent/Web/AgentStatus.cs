// The whole agent at one moment. One snapshot feeds the health questions, the metrics, the page, `edge-agent devices`
// and
// the support bundle, so that they never contradict each other. It holds no personal data but pickers' numbers.
using EdgeAgent.Answers;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Outputs;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering;
using EdgeAgent.VoicePicking.Sessions;
using EdgeAgent.VoicePicking.Supervision;

namespace EdgeAgent.Web;

/// <summary>A snapshot of the agent.</summary>
public sealed record AgentStatus
{
    /// <summary>The agent's version.</summary>
    public required string Version { get; init; }

    /// <summary>The chain, the store and the box.</summary>
    public required string Tenant { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The box.</summary>
    public required string Box { get; init; }

    /// <summary>The epoch of the outbox.</summary>
    public required string Epoch { get; init; }

    /// <summary>The last sequence on disk.</summary>
    public required long LastSequence { get; init; }

    /// <summary>First digits of the config file's SHA-256.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>Where the configuration comes from, and what else HQ has a say in.</summary>
    public required SteeringStatus Steering { get; init; }

    /// <summary>When this snapshot was taken, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When the agent started, UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary><c>synced</c> or <c>estimated</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>Does the process work? Restart it where not.</summary>
    public required HealthAnswer Live { get; init; }

    /// <summary>Do devices and store work? Send a person where not.</summary>
    public required HealthAnswer Ready { get; init; }

    /// <summary>Does HQ get what the box learned? Mend the line where not.</summary>
    public required HealthAnswer Connected { get; init; }

    /// <summary>The devices in the order of the config.</summary>
    public required IReadOnlyList<DeviceHealth> Devices { get; init; }

    /// <summary>The outbox.</summary>
    public required OutboxStatus Outbox { get; init; }

    /// <summary>The way to HQ; null where the config names none.</summary>
    public LineStatus? Line { get; init; }

    /// <summary>The face for Sparkplug hosts; null where the config asks for none.</summary>
    public SparkplugStatus? Sparkplug { get; init; }

    /// <summary>What became of HQ's questions; null where the config names no uplink.</summary>
    public AnswerFigures? Questions { get; init; }

    /// <summary>Tags in each zone now.</summary>
    public required IReadOnlyList<ZoneCount> Zones { get; init; }

    /// <summary>Vehicles since the start, and how many are here.</summary>
    public required VehicleFigures Vehicles { get; init; }

    /// <summary>Visitors since the start, and how many are inside.</summary>
    public required FootfallFigures Footfall { get; init; }

    /// <summary>Pickers and their work; null where the config asks for none.</summary>
    public PickingStatus? Picking { get; init; }

    /// <summary>Pickers' headsets; null where the config asks for none.</summary>
    public HeadsetStatus? Headsets { get; init; }

    /// <summary>Shelves, cold places, doors and calls for help.</summary>
    public SensorFigures Sensors { get; init; } = new([], [], [], [], []);

    /// <summary>Lamps and buzzers.</summary>
    public IReadOnlyList<OutputFigure> Outputs { get; init; } = [];

    /// <summary>Versions of the box that come in; null where an older agent answers.</summary>
    public UpdateStatus? Updates { get; init; }

    /// <summary>What the box says about its installation; null where it was not installed from the image.</summary>
    public InstallationReport? Installation { get; init; }

    /// <summary>The latest events, newest first; personal data left out.</summary>
    public required IReadOnlyList<RecentEvent> Recent { get; init; }
}

/// <summary>The answer to one health question.</summary>
/// <param name="Ok">Yes or no.</param>
/// <param name="Problems">Why not, or what may soon be wrong: sentences.</param>
public sealed record HealthAnswer(bool Ok, IReadOnlyList<string> Problems);

/// <summary>The way to HQ.</summary>
public sealed record LineStatus
{
    /// <summary>Host and port of the broker.</summary>
    public required string Broker { get; init; }

    /// <summary>Whether the link is up.</summary>
    public required bool Connected { get; init; }

    /// <summary>The protocol in use: <c>MQTT 5</c> or <c>MQTT 3.1.1</c>.</summary>
    public string? Protocol { get; init; }

    /// <summary>What is wrong: a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>Age in seconds of the oldest event that waits; 0 when none does.</summary>
    public required double LagS { get; init; }

    /// <summary>Age in seconds of the oldest message without an acknowledgement; 0 when there is none.</summary>
    public required double OldestUnackedS { get; init; }

    /// <summary>Messages in flight.</summary>
    public required int InFlight { get; init; }

    /// <summary>Events acknowledged by the broker since the start.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Events sent again since the start.</summary>
    public required long SentAgain { get; init; }

    /// <summary>Events set aside since the start, because no broker takes them.</summary>
    public required long SetAside { get; init; }

    /// <summary>Times the link was made anew since the start.</summary>
    public required long Reconnects { get; init; }
}

/// <summary>One of the latest events.</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Device">Where it came from.</param>
/// <param name="Text">Its data as JSON, or a word in brackets why it is not shown.</param>
public sealed record RecentEvent(DateTimeOffset Time, string Type, string Device, string Text);
