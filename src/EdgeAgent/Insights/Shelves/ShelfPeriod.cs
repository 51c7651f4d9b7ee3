// On-shelf availability of each zone, told every quarter of an hour.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Shelves;

/// <summary>Makes the <c>shelf-availability</c> rollups.</summary>
internal sealed class ShelfPeriod(StoreIdentity store, QuarterHour quarter)
{
    private const string Metric = "shelf-availability";

    /// <summary>Adds the rows of the quarter that runs, and starts anew.</summary>
    public void Close(IEnumerable<Shelf> shelves, ICollection<Rollup> rollups)
    {
        foreach (var zone in shelves.GroupBy(shelf => shelf.Options.Zone))
        {
            rollups.Add(RowOf(zone.Key, [.. zone]));
            foreach (var shelf in zone) shelf.Availability.StartPeriod();
        }
    }

    private Rollup RowOf(string zone, Shelf[] shelves)
    {
        var known = shelves.Sum(shelf => shelf.Availability.Known.TotalMinutes);
        var empty = shelves.Sum(shelf => shelf.Availability.Empty.TotalMinutes);
        var row = new ShelfAvailabilityRow(
            store.Tenant, store.Store, store.Box, zone, Metric, quarter.Start, quarter.End,
            quarter.Complete(shelves.Select(shelf => shelf.Signals[0].Device)), shelves.Length,
            known > 0 ? Math.Round(1 - (empty / known), 3) : null, Math.Round(empty, 1));
        return new Rollup(
            Metric, QuarterHour.Name, zone, row.Start, row.End,
            JsonSerializer.SerializeToUtf8Bytes(row, ShelfAvailabilityJson.Default.ShelfAvailabilityRow));
    }
}
