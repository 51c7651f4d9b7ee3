// One cold place: warning, breach and recovery, once each, and what its temperature was in each quarter of an hour.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Cold;

/// <summary>Watches one cold place.</summary>
internal sealed class ColdPlace(string name, ColdOptions options, SensorDesk desk) : ISensorRule
{
    private WarmSpell _spell = WarmSpell.None;
    private Since? _last;
    private Since? _opened;
    private bool _doorOpen;
    private double? _celsius;
    private bool _watched;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<SignalName> Signals => [options.Sensor ?? default];

    /// <inheritdoc/>
    public string? Problem => null;

    /// <summary>Its temperature in the quarter that runs.</summary>
    public TemperatureTally Tally { get; } = new();

    /// <summary>The place at this moment.</summary>
    public ColdFigure Figure => new(
        name, _watched ? _celsius : null, options.Limit,
        _spell.Alarm == ColdAlarm.Breach, _spell.Alarm == ColdAlarm.Warning);

    /// <summary>What survives a restart; null where nothing is known.</summary>
    public SavedCold? Saved => _last is { } last && _celsius is { } celsius
        ? new SavedCold(_spell, celsius, last.At)
        : null;

    /// <summary>Goes on from where an earlier run ended.</summary>
    public void Restore(SavedCold saved)
    {
        (_spell, _celsius, _last) = (saved.Spell, saved.Celsius, Since.Of(desk.Time, saved.At));
        StateConditions();
    }

    /// <summary>Takes back an event that was told after that.</summary>
    public void Replay(ColdAlarm alarm, ColdChanged told, DateTimeOffset at)
    {
        _spell = alarm == ColdAlarm.None
            ? WarmSpell.None
            : _spell with { Alarm = alarm, Over = Math.Max(_spell.Over, told.OverS), WasOver = true };
        (_celsius, _last) = (told.TemperatureC, Since.Of(desk.Time, at));
        StateConditions();
    }

    /// <inheritdoc/>
    public void Hear(SignalName signalName, in Signal signal)
    {
        if (signal.Number is not { } celsius) return;
        var now = Since.Of(desk.Time, signal.Time);
        var pause = _last is { } last ? Math.Max(0, desk.Time.GetElapsedTime(last.Stamp, now.Stamp).TotalSeconds) : 0;
        Tally.Add(celsius, _spell.WasOver ? Math.Min(pause, TemperatureTally.LongestPause) : 0);
        var before = _spell;
        _spell = _spell.After(celsius, pause, DoorExcuses(), options);
        (_celsius, _last, _watched) = (celsius, now, true);
        desk.Drifted |= _spell.Runs;
        if (_spell.Alarm != before.Alarm)
            Tell(_spell.Alarm == ColdAlarm.Breach ? EventKinds.ColdBreach : EventKinds.ColdWarning, celsius, signal);
        if (_spell.Runs && _spell.IsEnded(options))
        {
            if (_spell.Alarm != ColdAlarm.None) Tell(EventKinds.ColdRecovered, celsius, signal);
            _spell = WarmSpell.None;
        }

        StateConditions();
    }

    /// <inheritdoc/>
    public void Lost(string device) => _watched = false;

    /// <inheritdoc/>
    public void Tick()
    {
        if (options.Door is not { } door) return;
        var open = desk.Conditions.Hold(Condition.DoorOpen, door);
        if (open && !_doorOpen) _opened = Since.Now(desk.Time);
        _doorOpen = open;
    }

    private bool DoorExcuses() => _opened is { } opened && opened.Age(desk.Time) <= options.DoorGrace;

    private void Tell(EventKind kind, double celsius, in Signal signal) => desk.Tell(
        kind, Signals[0].Device, signal.Time, signal.ClockEstimated,
        new ColdChanged(
            name, Math.Round(celsius, 2), options.Limit, Math.Round(_spell.Over, 1),
            options.Door is null ? null : _doorOpen),
        EventDataJson.Default.ColdChanged);

    private void StateConditions()
    {
        desk.Conditions.Set(Condition.ColdWarning, name, _spell.Alarm != ColdAlarm.None);
        desk.Conditions.Set(Condition.ColdBreach, name, _spell.Alarm == ColdAlarm.Breach);
    }
}

/// <summary>A cold place at one moment.</summary>
/// <param name="Place">Its name.</param>
/// <param name="TemperatureC">Its temperature, °C; null while nobody measures.</param>
/// <param name="LimitC">Its limit, °C.</param>
/// <param name="Breach">Whether it has been too warm for too long.</param>
/// <param name="Warning">Whether it has been too warm for a while, and no breach yet.</param>
public sealed record ColdFigure(string Place, double? TemperatureC, double LimitC, bool Breach, bool Warning);

/// <summary>What of a cold place survives a restart.</summary>
/// <param name="Spell">The warm spell.</param>
/// <param name="Celsius">The last reading, °C.</param>
/// <param name="At">When it was read, UTC.</param>
internal sealed record SavedCold(WarmSpell Spell, double Celsius, DateTimeOffset At);
