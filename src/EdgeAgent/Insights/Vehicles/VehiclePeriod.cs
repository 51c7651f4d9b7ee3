// The traffic of the site, told every quarter of an hour.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Makes the <c>vehicles</c> rollups.</summary>
internal sealed class VehiclePeriod(StoreIdentity store, QuarterHour quarter)
{
    private const string Metric = "vehicles";
    private const string Site = "site";

    private readonly List<double> _dwells = [];
    private int _arrivals;
    private int _departures;
    private int _members;

    /// <summary>A vehicle came.</summary>
    public void Arrived(bool member)
    {
        _arrivals++;
        if (member) _members++;
    }

    /// <summary>A vehicle left; null where nobody had seen it coming.</summary>
    public void Left(TimeSpan? dwell)
    {
        _departures++;
        if (dwell is { } stay) _dwells.Add(stay.TotalSeconds);
    }

    /// <summary>Adds the row of the quarter that runs, and starts anew.</summary>
    public void Close(int present, IEnumerable<string> cameras, ICollection<Rollup> rollups)
    {
        var row = new VehiclesRow(
            store.Tenant, store.Store, store.Box, Site, Metric, quarter.Start, quarter.End, quarter.Complete(cameras),
            _arrivals, _departures, present, _members, Quantile.Of(_dwells, 0.5));
        rollups.Add(new Rollup(
            Metric, QuarterHour.Name, Site, quarter.Start, quarter.End,
            JsonSerializer.SerializeToUtf8Bytes(row, VehiclesJson.Default.VehiclesRow)));
        _dwells.Clear();
        _arrivals = _departures = _members = 0;
    }
}
