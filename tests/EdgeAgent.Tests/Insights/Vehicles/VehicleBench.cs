// A vehicle insight on a table: sightings in, events and rollups out, and restarts.
using System.Text;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Tests.Insights.Tags;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Insights.Vehicles;

internal sealed class VehicleBench : IDisposable
{
    public const string Gate = "gate";

    private static readonly StoreIdentity Store = new()
    {
        Prefix = "retail",
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
    };

    private readonly StateFolder _folder = new();
    private readonly MemoryOutbox _outbox = new();
    private readonly VehicleOptions _options;
    private readonly KnownVehicles _known;

    public VehicleBench(VehicleOptions? options = null, PlateList? list = null, PlateKeys? keys = null)
    {
        (_options, Keys) = (options ?? new VehicleOptions(), keys ?? PlateKeys.None);
        _known = new KnownVehicles("members", list ?? PlateList.Empty);
        Insight = Make();
    }

    public ManualTime Time { get; } = new();

    public PlateKeys Keys { get; }

    public KnownVehicles Known => _known;

    public string Folder => _folder.Path;

    public VehicleInsight Insight { get; private set; }

    public List<NewEvent> Events { get; } = [];

    public List<Rollup> Rollups { get; } = [];

    public IEnumerable<VehicleArrived> Arrivals => Events.Where(item => item.Kind == EventKinds.VehicleArrived)
        .Select(item => JsonSerializer.Deserialize(item.Data.Span, EventDataJson.Default.VehicleArrived)!);

    public IEnumerable<VehicleLeft> Departures => Events.Where(item => item.Kind == EventKinds.VehicleLeft)
        .Select(item => JsonSerializer.Deserialize(item.Data.Span, EventDataJson.Default.VehicleLeft)!);

    public string AllText => string.Join('\n', Events.Select(item => Encoding.UTF8.GetString(item.Data.Span)));

    public void See(
        string? plate, string sighting, PassageState state = PassageState.Final, Heading? heading = null,
        double? confidence = 0.95, bool byBox = false, string device = Gate)
    {
        Insight.Observe(
            device,
            new VehicleSeen(Time.GetUtcNow(), false, sighting, state, plate, plate, confidence, heading)
            {
                ReadByBox = byBox,
            });
        Collect();
    }

    public void Pass(TimeSpan by)
    {
        for (var end = Time.GetUtcNow() + by; Time.GetUtcNow() < end;)
        {
            var step = end - Time.GetUtcNow();
            Time.Advance(step < TimeSpan.FromSeconds(30) ? step : TimeSpan.FromSeconds(30));
            Insight.Tick();
            Collect();
        }
    }

    /// <summary>The agent is killed and starts again: only what is on disk goes on.</summary>
    public async Task KillAsync()
    {
        Insight = Make();
        await Insight.RestoreAsync(default);
    }

    public void Dispose() => _folder.Dispose();

    private void Collect()
    {
        var made = new List<NewEvent>();
        Insight.Collect(made, Rollups);
        _outbox.Accept(made);
        Events.AddRange(made);
    }

    private VehicleInsight Make() => new(new VehicleInsightParts
    {
        Store = Store,
        Options = _options,
        Keys = Keys,
        Known = _known,
        File = new VehicleSnapshot(
            _folder.Path, new PayloadCipher(null, Path.Combine(_folder.Path, "payload.key"), Time)),
        Outbox = _outbox,
        Intake = new EventIntake(new NoOutbox(), Time, NullLogger<EventIntake>.Instance),
        Time = Time,
        Clock = new FixedClock(),
        Log = NullLogger.Instance,
    });

    private sealed class NoOutbox : IOutbox
    {
        public OutboxStatus Status => throw new NotSupportedException();

        public ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop) =>
            throw new NotSupportedException();

        public ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop) =>
            throw new NotSupportedException();
    }
}
