// The stock of each zone, told once a minute: how many tags, how many different items, and for which share of the
// minute the zone was watched.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Tags;

/// <summary>
/// Makes the <c>zone-stock</c> rollups. A minute is one by the box's UTC clock; its share is measured by the monotonic
/// one.
/// </summary>
internal sealed class StockPeriod
{
    private const string Metric = "zone-stock";
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly StoreIdentity _store;
    private readonly TagState _state;
    private DateTimeOffset _start;
    private long _sinceUs;

    /// <summary>Starts in the minute that runs.</summary>
    public StockPeriod(StoreIdentity store, TagState state, DateTimeOffset utcNow)
    {
        (_store, _state) = (store, state);
        _start = Floor(utcNow);
    }

    /// <summary>
    /// Adds one row for each zone when the minute is over. Where the clock was set, or nobody called for minutes, the
    /// minute that ran is closed as incomplete, and those that were leapt over have no rows.
    /// </summary>
    public void Advance(DateTimeOffset utcNow, long nowUs, ICollection<Rollup> rollups)
    {
        var current = Floor(utcNow);
        if (current == _start) return;
        var elapsed = nowUs - _sinceUs;
        var down = _state.Devices.ToDictionary(device => device, device => device.TakeDownUs(nowUs));
        foreach (var zone in _state.Zones)
        {
            var lost = zone.Readers.Select(reader => down[reader]).DefaultIfEmpty().Max();
            rollups.Add(Row(zone, Math.Clamp((elapsed - lost) / (Length.TotalMilliseconds * 1000), 0, 1)));
        }

        (_start, _sinceUs) = (current, nowUs);
    }

    private static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % Length.Ticks), TimeSpan.Zero);

    private Rollup Row(TrackedZone zone, double complete)
    {
        var end = _start + Length;
        var row = new ZoneStockRow(
            _store.Tenant, _store.Store, _store.Box, zone.Name, Metric, _start, end, Math.Round(complete, 2), zone.Tags,
            zone.Items);
        return new Rollup(
            Metric, "1m", zone.Name, _start, end,
            JsonSerializer.SerializeToUtf8Bytes(row, ZoneStockJson.Default.ZoneStockRow));
    }
}
