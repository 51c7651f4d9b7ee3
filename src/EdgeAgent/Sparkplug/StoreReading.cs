// What the agent knows at one moment, as metrics: the only place that says which figures Sparkplug hosts see. Nothing
// of it is personal; where small counts of people are suppressed, live ones would give them away and are left out.
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Web;

namespace EdgeAgent.Sparkplug;

/// <summary>The metrics of the node, and of each device whose link is up.</summary>
internal sealed record StoreReading(
    DateTimeOffset Time, IReadOnlyList<Reading> Node, IReadOnlyDictionary<string, IReadOnlyList<Reading>> Devices)
{
    /// <summary>Makes metrics of a snapshot.</summary>
    /// <param name="status">The agent at this moment.</param>
    /// <param name="people">Whether counts of people are told.</param>
    public static StoreReading Of(AgentStatus status, bool people) => new(
        status.Time,
        [
            .. Facts(status), .. DeviceStates(status), .. Outbox(status), .. Line(status.Line), .. Zones(status),
            .. Vehicles(status), .. people ? People(status) : [],
        ],
        status.Devices
            .Where(device => device.State == DeviceState.Up)
            .ToDictionary(device => device.Id, device => (IReadOnlyList<Reading>)[.. Device(device)]));

    private static IEnumerable<Reading> Facts(AgentStatus status) =>
    [
        Reading.Of("Properties/Tenant", status.Tenant),
        Reading.Of("Properties/Store", status.Store),
        Reading.Of("Properties/Box", status.Box),
        Reading.Of("Properties/Epoch", status.Epoch),
        Reading.Of("Properties/Version", status.Version),
        Reading.Of("Properties/Config Hash", status.ConfigHash),
        Reading.Of("Properties/Started", status.Started),
        Reading.Of("Clock/Synced", status.Clock == "synced"),
        Reading.Of("Health/Live", status.Live.Ok),
        Reading.Of("Health/Ready", status.Ready.Ok),
        Reading.Of("Health/Connected", status.Connected.Ok),
    ];

    private static IEnumerable<Reading> DeviceStates(AgentStatus status) =>
    [
        Reading.Of("Devices/Configured", status.Devices.Count),
        Reading.Of("Devices/Up", status.Devices.Count(device => device.State == DeviceState.Up)),
        .. status.Devices.Select(
            device => Reading.Of($"Devices/{device.Id}/State", device.State.ToString().ToLowerInvariant())),
    ];

    private static IEnumerable<Reading> Outbox(AgentStatus status) =>
    [
        Reading.Of("Outbox/Waiting", status.Outbox.Waiting),
        Reading.Of("Outbox/Held", status.Outbox.Held),
        Reading.Of("Outbox/Bytes", status.Outbox.Bytes),
        Reading.Of("Outbox/Budget Bytes", status.Outbox.BudgetBytes),
        Reading.Of("Outbox/Hours Left", status.Outbox.HoursLeft is { } hours ? Math.Round(hours) : null),
        Reading.Of("Outbox/Oldest Waiting Seconds", Math.Round(status.Outbox.OldestWaiting.TotalSeconds)),
        Reading.Of("Outbox/Last Sequence", status.LastSequence),
        Reading.Of("Outbox/Accepted", status.Outbox.Accepted),
        Reading.Of("Outbox/Refused", status.Outbox.Refused),
        Reading.Of("Outbox/Dropped", status.Outbox.Dropped),
    ];

    private static IEnumerable<Reading> Line(LineStatus? line) =>
        line is null ? [] :
        [
            Reading.Of("Line/Connected", line.Connected),
            Reading.Of("Line/Acknowledged", line.Acknowledged),
            Reading.Of("Line/Sent Again", line.SentAgain),
            Reading.Of("Line/Set Aside", line.SetAside),
            Reading.Of("Line/Reconnects", line.Reconnects),
        ];

    private static IEnumerable<Reading> Zones(AgentStatus status) =>
        status.Zones.Select(zone => Reading.Of($"Zones/{zone.Zone}/Tags", zone.Tags));

    private static IEnumerable<Reading> Vehicles(AgentStatus status) =>
    [
        Reading.Of("Vehicles/Arrived", status.Vehicles.Arrived),
        Reading.Of("Vehicles/Left", status.Vehicles.Left),
        Reading.Of("Vehicles/Present", status.Vehicles.Present),
    ];

    private static IEnumerable<Reading> People(AgentStatus status) =>
    [
        Reading.Of("Footfall/In", status.Footfall.In),
        Reading.Of("Footfall/Out", status.Footfall.Out),
        .. status.Footfall.Inside.Select(area => Reading.Of($"Footfall/{area.Area}/Inside", area.People)),
    ];

    private static IEnumerable<Reading> Device(DeviceHealth device) =>
    [
        Reading.Of("Driver", device.Driver),
        Reading.Of("Up Since", device.Since),
        Reading.Of("Observations", device.Observations),
        Reading.Of("Dropped", device.Dropped),
        Reading.Of("Waiting", device.Waiting),
        Reading.Of("Losses", device.Losses),
        .. device.Gauges.Select(gauge => Reading.Of($"Gauges/{gauge.Key}", (double?)gauge.Value)),
        .. device.Counters.Select(counter => Reading.Of($"Counters/{counter.Key}", counter.Value)),
    ];
}

/// <summary>One figure.</summary>
/// <param name="Name">The metric's name; slashes make folders at the host.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value; null where there is none now.</param>
internal readonly record struct Reading(string Name, DataType Type, MetricValue? Value)
{
    public static Reading Of(string name, bool value) => new(name, DataType.Boolean, new MetricValue.Truth(value));

    public static Reading Of(string name, int value) =>
        new(name, DataType.Int32, new MetricValue.Whole32(unchecked((uint)value)));

    public static Reading Of(string name, long value) =>
        new(name, DataType.Int64, new MetricValue.Whole64(unchecked((ulong)value)));

    public static Reading Of(string name, double? value) =>
        new(name, DataType.Double, value is { } number ? new MetricValue.Real(number) : null);

    public static Reading Of(string name, string value) => new(name, DataType.String, new MetricValue.Text(value));

    public static Reading Of(string name, DateTimeOffset value) =>
        new(name, DataType.DateTime, new MetricValue.Whole64((ulong)value.ToUnixTimeMilliseconds()));
}
