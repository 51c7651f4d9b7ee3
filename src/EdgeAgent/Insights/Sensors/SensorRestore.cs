// After a start: shelves, doors and calls as they were, out of the snapshot and the events that were accepted since.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Sensors;

/// <summary>Fills new rules.</summary>
internal static class SensorRestore
{
    private const int EventsAtOnce = 1000;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>Restores the rules; returns a line for the log.</summary>
    public static async Task<string> RunAsync(
        SensorRules rules, SensorSnapshot file, IOutboxReader outbox, CancellationToken stop)
    {
        var (saved, problem) = file.Load();
        if (saved is not null && saved.Epoch != outbox.Epoch)
            (saved, problem) = (null, "The state of shelves and doors belongs to another outbox.");
        if (saved is not null) rules.Restore(saved);
        var replayed = 0;
        foreach (var priority in Enum.GetValues<Priority>())
            replayed += await ReplayAsync(rules, priority, saved?.Sequence ?? 0, outbox, stop);
        return $"{rules.All.Count} shelves, doors, cold places, call points and beams: a snapshot, and {replayed} events "
            + $"since then.{(problem is null ? "" : $" {problem}")}";
    }

    private static async Task<int> ReplayAsync(
        SensorRules rules, Priority priority, long after, IOutboxReader outbox, CancellationToken stop)
    {
        var replayed = 0;
        while (true)
        {
            var events = await outbox.ReadAsync(priority, after, EventsAtOnce, BytesAtOnce, stop);
            if (events.Count == 0) return replayed;
            replayed += events.Count(stored => Apply(rules, stored));
            after = events[^1].Sequence;
        }
    }

    private static bool Apply(SensorRules rules, StoredEvent stored)
    {
        var kind = stored.Kind;
        if (kind == EventKinds.ShelfChanged)
        {
            var data = Read(stored, EventDataJson.Default.ShelfChanged);
            rules.Shelves.FirstOrDefault(shelf => shelf.Slot == data.Slot)?.Replay(data);
        }
        else if (kind == EventKinds.ShelfLow || kind == EventKinds.ShelfEmpty || kind == EventKinds.ShelfRefilled)
        {
            var stock = kind == EventKinds.ShelfLow ? Stock.Low
                : kind == EventKinds.ShelfEmpty ? Stock.Empty : Stock.Stocked;
            var slot = Read(stored, EventDataJson.Default.ShelfStock).Slot;
            rules.Shelves.FirstOrDefault(shelf => shelf.Slot == slot)?.Replay(stock, stored.Time);
        }
        else if (kind == EventKinds.DoorOpened || kind == EventKinds.DoorClosed || kind == EventKinds.DoorHeld)
        {
            var data = Read(stored, EventDataJson.Default.DoorChanged);
            var held = kind == EventKinds.DoorHeld;
            var since = held ? stored.Time.AddSeconds(-data.DurationS) : stored.Time;
            rules.Doors.FirstOrDefault(door => door.Name == data.Door)
                ?.Restore(new SavedDoor(kind != EventKinds.DoorClosed, since, held));
        }
        else if (kind == EventKinds.ColdWarning || kind == EventKinds.ColdBreach || kind == EventKinds.ColdRecovered)
        {
            var data = Read(stored, EventDataJson.Default.ColdChanged);
            var alarm = kind == EventKinds.ColdBreach ? ColdAlarm.Breach
                : kind == EventKinds.ColdWarning ? ColdAlarm.Warning : ColdAlarm.None;
            rules.Cold.FirstOrDefault(place => place.Name == data.Place)?.Replay(alarm, data, stored.Time);
        }
        else if (kind == EventKinds.HelpCalled || kind == EventKinds.HelpAnswered)
        {
            var place = Read(stored, EventDataJson.Default.HelpChanged).Place;
            rules.Help.FirstOrDefault(point => point.Name == place)
                ?.Restore(kind == EventKinds.HelpCalled ? stored.Time : null);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static T Read<T>(StoredEvent stored, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(stored.Data.Span, json)!;
}
