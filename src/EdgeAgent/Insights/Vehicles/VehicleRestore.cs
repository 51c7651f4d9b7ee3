// After a start: the visits as they were, out of the snapshot and the vehicle events that were accepted since.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Fills a new book.</summary>
internal static class VehicleRestore
{
    private const int EventsAtOnce = 1000;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>Restores the open visits and those told lately; returns a line for the log.</summary>
    public static async Task<string> RunAsync(
        VisitBook book, RecentVisits told, VehicleSnapshot file, IOutboxReader outbox, CancellationToken stop)
    {
        var (saved, problem) = file.Load();
        if (saved is not null && saved.Epoch != outbox.Epoch)
            (saved, problem) = (null, "The snapshot of the vehicles belongs to another outbox.");
        foreach (var visit in saved?.Open ?? []) book.Restore(visit);
        foreach (var (visit, at) in saved?.Told ?? new Dictionary<string, DateTimeOffset>()) told.Add(visit, at);
        var after = saved?.Sequence ?? 0;
        var replayed = await ReplayAsync(
            EventKinds.VehicleArrived, after, outbox, stored => Arrive(book, told, stored), stop);
        replayed += await ReplayAsync(EventKinds.VehicleLeft, after, outbox, stored => Leave(book, stored), stop);
        return $"{book.Open.Count} vehicles are on the site: a snapshot, and {replayed} vehicle events since then."
            + (problem is null ? "" : $" {problem}");
    }

    private static async Task<int> ReplayAsync(
        EventKind kind, long after, IOutboxReader outbox, Action<StoredEvent> apply, CancellationToken stop)
    {
        var replayed = 0;
        while (true)
        {
            var events = await outbox.ReadAsync(kind.Priority, after, EventsAtOnce, BytesAtOnce, stop);
            if (events.Count == 0) return replayed;
            foreach (var stored in events.Where(stored => stored.Kind == kind))
            {
                apply(stored);
                replayed++;
            }

            after = events[^1].Sequence;
        }
    }

    private static void Arrive(VisitBook book, RecentVisits told, StoredEvent stored)
    {
        var data = JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.VehicleArrived)!;
        told.Add(data.Visit, stored.Time);
        if (data.PlateKey is null && data.Plate is null) return;
        book.Restore(new Visit(
            data.Visit, data.Plate, data.PlateKey, stored.Device, stored.Time, stored.Time, data.List == "member"));
    }

    private static void Leave(VisitBook book, StoredEvent stored) =>
        book.Remove(JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.VehicleLeft)!.Visit);
}
