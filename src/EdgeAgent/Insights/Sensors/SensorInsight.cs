// Shelves, cold places, doors, calls for help and beams as one of the agent's insights.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Help;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Sensors;

/// <summary>Makes events and rollups out of readings and contacts.</summary>
internal sealed class SensorInsight : IInsight
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SaveFiguresEvery = TimeSpan.FromMinutes(1);

    private readonly SensorInsightParts _parts;
    private readonly SensorDesk _desk;
    private readonly SensorRules _rules;
    private readonly QuarterHour _quarter;
    private readonly ShelfPeriod _shelves;
    private readonly TemperaturePeriod _temperatures;
    private readonly List<Rollup> _rollups = [];
    private long _looked;
    private long _saved;
    private (SavedSensors State, long Posted)? _pending;
    private SensorFigures _figures;
    private string? _problem;

    /// <summary>Makes the insight; <see cref="RestoreAsync"/> fills it.</summary>
    public SensorInsight(SensorInsightParts parts)
    {
        (_parts, _desk, _rules) = (parts, parts.Desk, parts.Rules);
        _quarter = new QuarterHour(_desk.Time);
        _shelves = new ShelfPeriod(parts.Store, _quarter);
        _temperatures = new TemperaturePeriod(parts.Store, _quarter);
        (_looked, _saved) = (_desk.Time.GetTimestamp(), _desk.Time.GetTimestamp());
        _figures = Look();
    }

    /// <summary>What is the case in the store now; for the insight loop alone.</summary>
    public Conditions Conditions => _desk.Conditions;

    /// <summary>Everything at this moment; read from any thread.</summary>
    public SensorFigures Figures => Volatile.Read(ref _figures);

    /// <summary>What is wrong: a sentence; read from any thread.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Goes on from where the last run ended.</summary>
    public async Task RestoreAsync(CancellationToken stop)
    {
        if (_rules.All.Count == 0) return;
        SensorLog.Restored(
            _parts.Log, await SensorRestore.RunAsync(_rules, _parts.File, _parts.Outbox, stop));
        Volatile.Write(ref _figures, Look());
    }

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads)
    {
        // Tags are another insight's business.
    }

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        if (!_rules.Devices.Contains(device)) return;
        foreach (var (channel, signal) in Signal.In(observation))
        {
            var name = new SignalName(device, channel);
            foreach (var rule in _rules.Of(name)) rule.Hear(name, signal);
        }
    }

    /// <inheritdoc/>
    public void DeviceLost(string device)
    {
        _quarter.Down(device);
        _desk.Conditions.Set(Condition.DeviceLost, device, holds: true);
        foreach (var rule in _rules.All.Where(rule => rule.Signals.Any(signal => signal.Device == device)))
            rule.Lost(device);
    }

    /// <inheritdoc/>
    public void DeviceBack(string device)
    {
        _quarter.Up(device);
        _desk.Conditions.Set(Condition.DeviceLost, device, holds: false);
    }

    /// <inheritdoc/>
    public void Tick()
    {
        if (_desk.Time.GetElapsedTime(_looked) < LookEvery) return;
        _looked = _desk.Time.GetTimestamp();
        foreach (var rule in _rules.All) rule.Tick();
        if (_quarter.IsOver)
        {
            _shelves.Close(_rules.Shelves, _rollups);
            _temperatures.Close(_rules.Cold, _rollups);
            _quarter.Next();
        }

        Volatile.Write(ref _figures, Look());
        Save();
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        events.AddRange(_desk.Events);
        rollups.AddRange(_rollups);
        _desk.Events.Clear();
        _rollups.Clear();
    }

    /// <summary>The last snapshot of a run, when the loop has ended and its events are on disk.</summary>
    public void SaveLast()
    {
        if (_rules.All.Count > 0) Write(State());
    }

    private SensorFigures Look() => new(
        [.. _rules.Shelves.Select(shelf => shelf.Figure)],
        [.. _rules.Cold.Select(place => place.Figure)],
        [.. _rules.Doors.Select(door => door.Figure)],
        [.. _rules.Help.Select(place => place.Figure)],
        [.. _rules.All.Select(rule => rule.Problem).OfType<string>()]);

    // What was told is saved as soon as its events are on disk; what only moved, once a minute.
    private void Save()
    {
        if (_pending is { } pending && _parts.Intake.Settled >= pending.Posted)
        {
            Write(pending.State);
            _pending = null;
        }

        if (_pending is not null || _desk.Events.Count > 0) return;
        var due = _desk.Changed
            || (_desk.Drifted && _desk.Time.GetElapsedTime(_saved) >= SaveFiguresEvery);
        if (!due) return;
        (_desk.Changed, _desk.Drifted, _saved) = (false, false, _desk.Time.GetTimestamp());
        _pending = (State(), _parts.Intake.Posted);
    }

    private SavedSensors State() => _rules.Save(_parts.Outbox.Epoch, _parts.Outbox.LastSequence);

    private void Write(SavedSensors state)
    {
        var problem = _parts.File.Save(state);
        if (problem is not null && _problem is null) SensorLog.NotSaved(_parts.Log, problem);
        Volatile.Write(ref _problem, problem);
    }
}

/// <summary>What sensors and contacts say at one moment.</summary>
/// <param name="Shelves">The shelves.</param>
/// <param name="Cold">The cold places.</param>
/// <param name="Doors">The doors.</param>
/// <param name="Help">The call points.</param>
/// <param name="Problems">What is wrong with any of them: sentences.</param>
public sealed record SensorFigures(
    IReadOnlyList<ShelfFigure> Shelves,
    IReadOnlyList<ColdFigure> Cold,
    IReadOnlyList<DoorFigure> Doors,
    IReadOnlyList<HelpFigure> Help,
    IReadOnlyList<string> Problems);

/// <summary>Log lines of the sensors, event ids 2030 to 2039.</summary>
internal static partial class SensorLog
{
    [LoggerMessage(2030, LogLevel.Information, "{Sentence}")]
    public static partial void Restored(ILogger logger, string sentence);

    [LoggerMessage(2031, LogLevel.Warning, "{Sentence}")]
    public static partial void NotSaved(ILogger logger, string sentence);
}
