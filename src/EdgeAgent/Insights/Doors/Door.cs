// One door: opened, closed, and held open for too long.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Doors;

/// <summary>Watches one door.</summary>
internal sealed class Door(string name, DoorOptions options, SensorDesk desk) : ISensorRule
{
    private bool? _open;
    private Since _since = Since.Now(desk.Time);
    private bool _held;
    private bool _watched;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<SignalName> Signals => [options.Contact ?? default];

    /// <inheritdoc/>
    public string? Problem => null;

    /// <summary>The door at this moment.</summary>
    public DoorFigure Figure => new(name, _watched ? _open : null, _since.At);

    /// <summary>What survives a restart; null where nothing is known.</summary>
    public SavedDoor? Saved => _open is { } open ? new SavedDoor(open, _since.At, _held) : null;

    /// <summary>Goes on from where an earlier run ended, or from an event that was told after that.</summary>
    public void Restore(SavedDoor saved)
    {
        (_open, _since, _held) = (saved.Open, Since.Of(desk.Time, saved.Since), saved.Held);
        StateConditions();
    }

    /// <inheritdoc/>
    public void Hear(SignalName signalName, in Signal signal)
    {
        if (signal.On is not { } on) return;
        _watched = true;
        var open = on == (options.OpenWhen == ContactState.On);
        if (open == _open) return;
        // The first look at a door that is shut is no news.
        var news = _open is not null || open;
        var duration = _open is null ? 0 : _since.Seconds(desk.Time);
        (_open, _since, _held) = (open, Since.Of(desk.Time, signal.Time), false);
        StateConditions();
        desk.Changed = true;
        if (!news) return;
        Tell(open ? EventKinds.DoorOpened : EventKinds.DoorClosed, signal.Time, signal.ClockEstimated, duration);
    }

    /// <inheritdoc/>
    public void Lost(string device) => _watched = false;

    /// <inheritdoc/>
    public void Tick()
    {
        if (_open != true || _held || !_watched) return;
        if (options.HeldAfter is not { } after || _since.Age(desk.Time) < after) return;
        _held = true;
        StateConditions();
        Tell(EventKinds.DoorHeld, desk.Time.GetUtcNow(), estimated: false, _since.Seconds(desk.Time));
    }

    private void Tell(EventKind kind, DateTimeOffset at, bool estimated, double duration) => desk.Tell(
        kind, Signals[0].Device, at, estimated, new DoorChanged(name, duration), EventDataJson.Default.DoorChanged);

    private void StateConditions()
    {
        desk.Conditions.Set(Condition.DoorOpen, name, _open == true);
        desk.Conditions.Set(Condition.DoorHeld, name, _open == true && _held);
    }
}

/// <summary>A door at one moment.</summary>
/// <param name="Door">Its name.</param>
/// <param name="Open">Whether it is open; null while nobody knows.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record DoorFigure(string Door, bool? Open, DateTimeOffset Since);

/// <summary>What of a door survives a restart.</summary>
/// <param name="Open">Whether it is open.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Held">Whether it was told that it is open for too long.</param>
internal sealed record SavedDoor(bool Open, DateTimeOffset Since, bool Held);
