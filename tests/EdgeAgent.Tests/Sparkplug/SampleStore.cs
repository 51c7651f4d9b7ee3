// A store in a few variables, for tests of what is shown of it. The tests change it while the face looks at it.
using System.Collections.Concurrent;
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Steering;
using EdgeAgent.Web;

namespace EdgeAgent.Tests.Sparkplug;

/// <summary>Two devices, a zone, an outbox.</summary>
internal sealed class SampleStore(TimeProvider time)
{
    private readonly DateTimeOffset _started = time.GetUtcNow();

    public ConcurrentDictionary<string, int> Zones { get; } = new(StringComparer.Ordinal) { ["floor/women"] = 3 };

    public ConcurrentDictionary<string, SampleDevice> Devices { get; } = new(StringComparer.Ordinal)
    {
        ["dock-reader"] = new(),
        ["gate-camera"] = new(),
    };

    public long Waiting { get; set; }

    public double? HoursLeft { get; set; }

    public int Present { get; set; }

    /// <summary>Whether it has an uplink of its own.</summary>
    public bool HasLine { get; set; }

    /// <summary>Whether asking fails.</summary>
    public bool Broken { get; set; }

    public AgentStatus Take() => Broken ? throw new InvalidOperationException("This store is broken.") : new AgentStatus
    {
        Version = "1.2.3",
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
        Epoch = "e1",
        LastSequence = 7,
        ConfigHash = "abc",
        Time = time.GetUtcNow(),
        Started = _started,
        Clock = "synced",
        Live = new HealthAnswer(true, []),
        Ready = new HealthAnswer(true, []),
        Connected = new HealthAnswer(true, []),
        Devices = [.. InOrder(Devices).Select(device => device.Value.Health(device.Key, _started))],
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
            Waiting = Waiting,
            Held = 7,
            Bytes = 4_096,
            BudgetBytes = 1 << 20,
            HoursLeft = HoursLeft,
            OldestWaiting = TimeSpan.Zero,
            Accepted = 7,
            Refused = 0,
            Dropped = 0,
        },
        Line = !HasLine ? null : new LineStatus
        {
            Broker = "hq.example.com:1883",
            Connected = true,
            LagS = 0,
            OldestUnackedS = 0,
            InFlight = 0,
            Acknowledged = 7,
            SentAgain = 0,
            SetAside = 0,
            Reconnects = 0,
        },
        Zones = [.. InOrder(Zones).Select(zone => new ZoneCount(zone.Key, zone.Value))],
        Vehicles = new VehicleFigures(0, 0, Present, 0),
        Footfall = new FootfallFigures(0, 0, [new AreaCount("entrance", 0)]),
        Recent = [],
    };

    private static SortedDictionary<string, T> InOrder<T>(ConcurrentDictionary<string, T> some) =>
        new(some.ToDictionary(), StringComparer.Ordinal);
}

/// <summary>One device of a sample store.</summary>
internal sealed class SampleDevice
{
    public DeviceState State { get; set; } = DeviceState.Up;

    public long Observations { get; set; }

    public ConcurrentDictionary<string, double> Gauges { get; } =
        new(StringComparer.Ordinal) { ["temperature"] = 21.5 };

    public DeviceHealth Health(string id, DateTimeOffset since) => new()
    {
        Id = id,
        Driver = "sample",
        State = State,
        Since = since,
        Observations = Observations,
        Gauges = new SortedDictionary<string, double>(Gauges.ToDictionary(), StringComparer.Ordinal),
        Counters = new Dictionary<string, long> { ["reads"] = 4 },
    };
}
