// The temperature of each cold place, told every quarter of an hour: the record that HACCP asks for.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Cold;

/// <summary>Makes the <c>temperature</c> rollups.</summary>
internal sealed class TemperaturePeriod(StoreIdentity store, QuarterHour quarter)
{
    private const string Metric = "temperature";

    /// <summary>Adds the rows of the quarter that runs, and starts anew.</summary>
    public void Close(IEnumerable<ColdPlace> places, ICollection<Rollup> rollups)
    {
        foreach (var place in places)
        {
            rollups.Add(RowOf(place));
            place.Tally.StartPeriod();
        }
    }

    private Rollup RowOf(ColdPlace place)
    {
        var row = new TemperatureRow(
            store.Tenant, store.Store, store.Box, place.Name, Metric, quarter.Start, quarter.End,
            quarter.Complete([place.Signals[0].Device]), Rounded(place.Tally.Lowest), Rounded(place.Tally.Mean),
            Rounded(place.Tally.Highest), Math.Round(place.Tally.OverLimit, 1));
        return new Rollup(
            Metric, QuarterHour.Name, place.Name, row.Start, row.End,
            JsonSerializer.SerializeToUtf8Bytes(row, TemperatureJson.Default.TemperatureRow));
    }

    private static double? Rounded(double? celsius) => celsius is { } known ? Math.Round(known, 2) : null;
}
