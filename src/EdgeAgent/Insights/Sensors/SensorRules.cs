// All rules of the store, made from its config, and which of them hears which channel.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Beams;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Help;
using EdgeAgent.Insights.Shelves;

namespace EdgeAgent.Insights.Sensors;

/// <summary>The rules.</summary>
internal sealed class SensorRules
{
    private readonly Dictionary<SignalName, ISensorRule[]> _byChannel;

    /// <summary>Makes the rules.</summary>
    /// <param name="config">What the config asks for.</param>
    /// <param name="files">The calibrations.</param>
    /// <param name="desk">The desk at which they work.</param>
    /// <param name="crossed">Takes what beams count, with the device.</param>
    public SensorRules(
        StoreSensors config, CalibrationFiles files, SensorDesk desk, Action<string, LineCrossed> crossed)
    {
        Shelves = [.. config.Shelves.Select(shelf => new Shelf(shelf.Key, shelf.Value, files, desk))];
        Doors = [.. config.Doors.Select(door => new Door(door.Key, door.Value, desk))];
        Cold = [.. config.Cold.Select(place => new ColdPlace(place.Key, place.Value, desk))];
        Help = [.. config.Help.Select(place => new HelpPoint(place.Key, place.Value, desk))];
        // Doors first: cold places ask for them.
        All =
        [
            .. Doors, .. Shelves, .. Cold, .. Help,
            .. config.Beams.Select(pair => new BeamPair(pair.Key, pair.Value, crossed)),
        ];
        _byChannel = All
            .SelectMany(rule => rule.Signals, (rule, signal) => (rule, signal))
            .GroupBy(pair => pair.signal, pair => pair.rule)
            .ToDictionary(channel => channel.Key, channel => channel.ToArray());
        Devices = _byChannel.Keys.Select(signal => signal.Device).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The shelves.</summary>
    public IReadOnlyList<Shelf> Shelves { get; }

    /// <summary>The doors.</summary>
    public IReadOnlyList<Door> Doors { get; }

    /// <summary>The cold places.</summary>
    public IReadOnlyList<ColdPlace> Cold { get; }

    /// <summary>The places at which help can be called.</summary>
    public IReadOnlyList<HelpPoint> Help { get; }

    /// <summary>All of them, and the beams.</summary>
    public IReadOnlyList<ISensorRule> All { get; }

    /// <summary>The devices that any of them hears.</summary>
    public IReadOnlySet<string> Devices { get; }

    /// <summary>The rules that hear a channel.</summary>
    public IReadOnlyList<ISensorRule> Of(SignalName signal) => _byChannel.GetValueOrDefault(signal) ?? [];

    /// <summary>What survives a restart.</summary>
    public SavedSensors Save(string epoch, long sequence) => new(
        epoch, sequence,
        Shelves.ToDictionary(shelf => shelf.Slot, shelf => shelf.Saved),
        Doors.Where(door => door.Saved is not null).ToDictionary(door => door.Name, door => door.Saved!),
        Cold.Where(place => place.Saved is not null).ToDictionary(place => place.Name, place => place.Saved!),
        Help.Where(place => place.Saved is not null).ToDictionary(place => place.Name, place => place.Saved!.Value));

    /// <summary>Goes on from there.</summary>
    public void Restore(SavedSensors saved)
    {
        foreach (var shelf in Shelves)
            if (saved.Shelves.GetValueOrDefault(shelf.Slot) is { } state) shelf.Restore(state);
        foreach (var door in Doors)
            if (saved.Doors.GetValueOrDefault(door.Name) is { } state) door.Restore(state);
        foreach (var place in Cold)
            if (saved.Cold.GetValueOrDefault(place.Name) is { } state) place.Restore(state);
        foreach (var place in Help)
            if (saved.Help.TryGetValue(place.Name, out var waiting)) place.Restore(waiting);
    }
}
