// Sensors and contacts on a table: what devices say goes in, events and rollups come out, and the agent can be killed.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Insights.Tags;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Insights.Sensors;

internal sealed class SensorBench : IDisposable
{
    public const string Pins = "pins";
    public const string Scale = "scale";

    private static readonly StoreIdentity Store = new()
    {
        Prefix = "retail",
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
    };

    private readonly StateFolder _folder = new();
    private readonly MemoryOutbox _outbox = new();
    private readonly StoreSensors _config;

    public SensorBench(StoreSensors config)
    {
        _config = config;
        Insight = Make();
    }

    public ManualTime Time { get; } = new();

    public string Folder => _folder.Path;

    public SensorInsight Insight { get; private set; }

    public List<NewEvent> Events { get; } = [];

    public List<Rollup> Rollups { get; } = [];

    public List<(string Device, LineCrossed Crossed)> Crossings { get; } = [];

    /// <summary>The kinds told so far without what they share, such as <c>door.opened</c>.</summary>
    public IReadOnlyList<string> Kinds => [.. Events.Select(item => item.Kind.Type["retail.".Length..^".v1".Length])];

    public T Last<T>(EventKind kind, JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(Events.Last(item => item.Kind == kind).Data.Span, json)!;

    public IReadOnlyList<T> All<T>(EventKind kind, JsonTypeInfo<T> json) =>
    [
        .. Events.Where(item => item.Kind == kind)
            .Select(item => JsonSerializer.Deserialize(item.Data.Span, json)!),
    ];

    public void Line(string line, bool on, bool initial = false, long missed = 0)
    {
        Insight.Observe(
            Pins, new LineChanged(Time.GetUtcNow(), false, line, on) { Initial = initial, Missed = missed });
        Turn();
    }

    public void Weigh(double kilograms, Quantity quantity = Quantity.Mass, string channel = "weight") =>
        Read(Scale, channel, quantity, kilograms);

    public void Read(string device, string channel, Quantity quantity, double value)
    {
        Insight.Observe(device, new SensorReading(Time.GetUtcNow(), false, channel, quantity, value));
        Turn();
    }

    public void Say(string device, params (string Field, string Text)[] fields)
    {
        Insight.Observe(
            device,
            new LineOfText(Time.GetUtcNow(), false, "", fields.ToDictionary(one => one.Field, one => one.Text)));
        Turn();
    }

    public void Pass(TimeSpan by, TimeSpan? step = null)
    {
        for (var end = Time.GetUtcNow() + by; Time.GetUtcNow() < end;)
        {
            var left = end - Time.GetUtcNow();
            var one = step ?? TimeSpan.FromSeconds(1);
            Time.Advance(left < one ? left : one);
            Turn();
        }
    }

    /// <summary>The agent is killed and starts again: only what is on disk goes on.</summary>
    public void Kill()
    {
        Insight = Make();
        Insight.RestoreAsync(default).GetAwaiter().GetResult();
    }

    public void Turn()
    {
        Insight.Tick();
        var made = new List<NewEvent>();
        Insight.Collect(made, Rollups);
        _outbox.Accept(made);
        Events.AddRange(made);
    }

    public void Dispose() => _folder.Dispose();

    private SensorInsight Make()
    {
        var desk = new SensorDesk(Time, new FixedClock());
        return new SensorInsight(new SensorInsightParts
        {
            Store = Store,
            Desk = desk,
            Rules = new SensorRules(
                _config, new CalibrationFiles(_folder.Path), desk,
                (device, crossed) => Crossings.Add((device, crossed))),
            File = new SensorSnapshot(_folder.Path),
            Outbox = _outbox,
            Intake = new EventIntake(new NoOutbox(), Time, NullLogger<EventIntake>.Instance),
            Log = NullLogger.Instance,
        });
    }

    private sealed class NoOutbox : IOutbox
    {
        public OutboxStatus Status => throw new NotSupportedException();

        public ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop) =>
            throw new NotSupportedException();

        public ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop) =>
            throw new NotSupportedException();
    }
}
