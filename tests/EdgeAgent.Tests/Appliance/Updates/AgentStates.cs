// What a running agent says of itself, as the commands of updates hear it.
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Steering;
using EdgeAgent.VoicePicking.Supervision;
using EdgeAgent.Web;

namespace EdgeAgent.Tests.Appliance.Updates;

/// <summary>States of the agent.</summary>
internal static class AgentStates
{
    /// <summary>All is well: two devices are up, HQ is reached, no pick is open.</summary>
    public static AgentStatus Well(string version = "0.1.0") => new()
    {
        Version = version,
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
        Epoch = "e1",
        LastSequence = 100,
        ConfigHash = "abc",
        Steering = new SteeringStatus
        {
            Origin = "store.yaml",
            State = "local",
            Version = 0,
            Lists = [],
            ListFaults = new Dictionary<string, string>(),
            Commands = new Dictionary<string, long>(),
        },
        Time = DateTimeOffset.UnixEpoch,
        Started = DateTimeOffset.UnixEpoch,
        Clock = "synced",
        Live = new HealthAnswer(true, []),
        Ready = new HealthAnswer(true, []),
        Connected = new HealthAnswer(true, []),
        Devices = [Device("dock", DeviceState.Up), Device("scale", DeviceState.Up), Device("door", DeviceState.Lost)],
        Outbox = new OutboxStatus
        {
            Waiting = 0,
            Held = 0,
            Bytes = 0,
            BudgetBytes = 1,
            HoursLeft = null,
            OldestWaiting = default,
            Accepted = 0,
            Refused = 0,
            Dropped = 0,
        },
        Line = new LineStatus
        {
            Broker = "hq:8883",
            Connected = true,
            LagS = 0,
            OldestUnackedS = 0,
            InFlight = 0,
            Acknowledged = 0,
            SentAgain = 0,
            SetAside = 0,
            Reconnects = 0,
        },
        Zones = [],
        Vehicles = new VehicleFigures(0, 0, 0, 0),
        Footfall = new FootfallFigures(0, 0, []),
        Recent = [],
    };

    /// <summary>One device in another state.</summary>
    public static AgentStatus With(this AgentStatus status, string device, DeviceState state, string? problem = null) =>
        status with
        {
            Devices = [.. status.Devices.Select(one => one.Id == device ? Device(device, state, problem) : one)],
        };

    /// <summary>HQ is not reached.</summary>
    public static AgentStatus WithoutHq(this AgentStatus status) =>
        status with { Connected = new HealthAnswer(false, ["hq:8883 did not answer."]) };

    /// <summary>Assignments are in pickers' hands.</summary>
    public static AgentStatus Picking(this AgentStatus status, int inHand) => status with
    {
        Picking = new PickingStatus
        {
            Pickers = [],
            Assignments = [],
            Waiting = 0,
            InHand = inHand,
            Totals = new PickingTotals(0, 0, 0, 0),
            LinesLastHour = 0,
            WorstSlots = [],
            Problems = [],
        },
    };

    private static DeviceHealth Device(string id, DeviceState state, string? problem = null) =>
        new() { Id = id, Driver = "llrp", State = state, Since = DateTimeOffset.UnixEpoch, Problem = problem };
}
