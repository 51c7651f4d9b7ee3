// What an agent says of itself, for the self-test to judge.
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Steering;
using EdgeAgent.Web;

namespace EdgeAgent.Tests.Appliance;

internal static class TestStatus
{
    /// <summary>An agent with these devices, an estimated clock and no uplink.</summary>
    public static AgentStatus Of(params DeviceHealth[] devices) => new()
    {
        Version = "1.2.3",
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
        Epoch = "e1",
        LastSequence = 7,
        ConfigHash = "abc",
        Time = DateTimeOffset.UnixEpoch,
        Started = DateTimeOffset.UnixEpoch,
        Clock = "estimated",
        Live = new HealthAnswer(true, []),
        Ready = new HealthAnswer(true, []),
        Connected = new HealthAnswer(true, []),
        Devices = devices,
        Steering = new SteeringStatus
        {
            Origin = "the installer's file",
            State = "applied",
            Version = 0,
            Lists = [],
            ListFaults = new Dictionary<string, string>(),
            Commands = new Dictionary<string, long>(),
        },
        Outbox = new OutboxStatus
        {
            Waiting = 0,
            Held = 7,
            Bytes = 4_096,
            BudgetBytes = 1 << 20,
            HoursLeft = null,
            OldestWaiting = TimeSpan.Zero,
            Accepted = 7,
            Refused = 0,
            Dropped = 0,
        },
        Zones = [],
        Vehicles = new VehicleFigures(0, 0, 0, 0),
        Footfall = new FootfallFigures(0, 0, []),
        Recent = [],
    };

    /// <summary>A way to HQ.</summary>
    public static LineStatus Line(bool connected, string? problem) => new()
    {
        Broker = "hq.example:8883",
        Connected = connected,
        Problem = problem,
        LagS = 0,
        OldestUnackedS = 0,
        InFlight = 0,
        Acknowledged = 0,
        SentAgain = 0,
        SetAside = 0,
        Reconnects = 0,
    };
}
