// A tracker with a clock that the test turns, and short ways to say 'this reader saw that tag'.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Tests.Insights.Tags;

internal sealed class TrackerBench
{
    public const string Dock = "dock";
    public const string Floor = "floor/women";
    public const string Reader = "reader-1";

    private static readonly StoreIdentity Box =
        new() { Prefix = "retail", Tenant = "demo", Store = "0042", Box = "box-1" };

    private readonly Dictionary<string, ZoneOptions> _zones = new()
    {
        [Dock] = Options,
        [Floor] = Options,
    };

    public TrackerBench(ZoneOptions? options = null, int limit = 1000, ManualTime? time = null)
    {
        Time = time ?? new ManualTime();
        if (options is not null) (_zones[Dock], _zones[Floor]) = (options, options);
        Tracker = new TagTracker(new TagOptions { Limit = limit }, _zones, Box, Time);
    }

    /// <summary>Two reads arrive, dwell is off, departure after 30 s, moves as assets do.</summary>
    public static ZoneOptions Options { get; } = new()
    {
        MinimumReads = 2,
        MinimumDwell = TimeSpan.Zero,
        ArrivalWindow = TimeSpan.FromSeconds(5),
        DepartAfter = TimeSpan.FromSeconds(30),
        Profile = Mobility.AssetTracking,
    };

    public ManualTime Time { get; }

    public TagTracker Tracker { get; }

    public List<NewEvent> Events { get; } = [];

    public List<Rollup> Rollups { get; } = [];

    /// <summary>The kinds of all events so far, in short: <c>arrived moved departed</c>.</summary>
    public string Story => string.Join(' ', Events.Select(one => one.Kind.Type.Split('.')[2]));

    public long NowUs => Us(Time.GetUtcNow());

    public static long Us(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / 10;

    public static EpcBits Epc(int serial) =>
        new(Convert.FromHexString("3074257BF7194E4" + serial.ToString("X9", CultureInfo.InvariantCulture)), 96);

    /// <summary>A read of now, or of a time that is given.</summary>
    public TrackerBench Read(
        int serial, string zone = Dock, double? dbm = -50, int count = 1, string device = Reader, long? atUs = null,
        long spanUs = 0, ushort antenna = 1, bool estimated = false)
    {
        var at = atUs ?? NowUs;
        Tracker.Observe(
            device,
            [
                new TagRead
                {
                    Epc = Epc(serial),
                    Zone = zone,
                    Antenna = antenna,
                    RssiCentiDbm = (short?)(dbm * 100),
                    FirstSeenUs = at - spanUs,
                    LastSeenUs = at,
                    SeenCount = (ushort)count,
                    ClockEstimated = estimated,
                },
            ],
            Events);
        return this;
    }

    /// <summary>Lets time pass, a second at a time as the agent does.</summary>
    public TrackerBench Wait(double seconds)
    {
        for (var left = seconds; left > 0; left--)
        {
            Time.Advance(TimeSpan.FromSeconds(Math.Min(1, left)));
            Tracker.Advance(Events, Rollups);
        }

        return this;
    }

    public TagArrived Arrived(int index) =>
        JsonSerializer.Deserialize(Events[index].Data.Span, EventDataJson.Default.TagArrived)!;

    public TagMoved Moved(int index) =>
        JsonSerializer.Deserialize(Events[index].Data.Span, EventDataJson.Default.TagMoved)!;

    public TagDeparted Departed(int index) =>
        JsonSerializer.Deserialize(Events[index].Data.Span, EventDataJson.Default.TagDeparted)!;
}
