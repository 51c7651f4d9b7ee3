// All lines, areas and zones of the store, and their rows when a quarter of an hour is over.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Footfall;

/// <summary>Counts people by line, area and zone.</summary>
internal sealed class FootfallBook
{
    /// <summary>Most lines and most zones; more can only be a source that makes names up.</summary>
    public const int Most = 500;

    private readonly StoreIdentity _store;
    private readonly FootfallOptions _options;
    private readonly QuarterHour _quarter;
    private readonly Dictionary<string, string> _areaOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Occupancy> _areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LineTally> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ZoneTally> _zones = new(StringComparer.Ordinal);

    /// <summary>Makes an empty book.</summary>
    public FootfallBook(StoreIdentity store, FootfallOptions options, QuarterHour quarter)
    {
        (_store, _options, _quarter) = (store, options, quarter);
        foreach (var (area, lines) in options.Areas)
        {
            foreach (var line in lines) _areaOf[line] = area;
        }
    }

    /// <summary>The lines that have counted.</summary>
    public IReadOnlyCollection<LineTally> Lines => _lines.Values;

    /// <summary>The areas with the people inside.</summary>
    public IReadOnlyDictionary<string, Occupancy> Areas => _areas;

    /// <summary>The line of a device; null where there are too many.</summary>
    public LineTally? Line(string device, string? line)
    {
        var name = line is null ? device : $"{device}/{line}";
        if (_lines.TryGetValue(name, out var tally)) return tally;
        if (_lines.Count >= Most) return null;
        var area = _areaOf.GetValueOrDefault(name, name);
        if (!_areas.TryGetValue(area, out var occupancy)) occupancy = _areas[area] = new Occupancy();
        return _lines[name] = new LineTally(device, name, area, occupancy);
    }

    /// <summary>The zone of a device; null where there are too many.</summary>
    public ZoneTally? Zone(string device, string zone)
    {
        var name = $"{device}/{zone}";
        if (_zones.TryGetValue(name, out var tally)) return tally;
        return _zones.Count >= Most ? null : _zones[name] = new ZoneTally(device, name);
    }

    /// <summary>Every area is empty.</summary>
    public void Empty()
    {
        foreach (var area in _areas.Values) area.Empty();
    }

    /// <summary>Adds the rows of the quarter that runs, and starts anew.</summary>
    public void Close(DateTimeOffset now, ICollection<Rollup> rollups)
    {
        foreach (var line in _lines.Values)
        {
            rollups.Add(RowOf(line));
            line.StartPeriod(now);
        }

        foreach (var zone in _zones.Values)
        {
            rollups.Add(RowOf(zone));
            zone.StartPeriod();
        }

        foreach (var area in _areas.Values) area.StartPeriod();
    }

    private bool IsSmall(int count) => count > 0 && count < _options.SuppressBelow;

    private int? Told(int count) => IsSmall(count) ? null : count;

    private Rollup RowOf(LineTally line)
    {
        var (now, peak) = (line.Occupancy.Now, line.Occupancy.Peak);
        var row = new FootfallRow(
            _store.Tenant, _store.Store, _store.Box, line.Name, line.Area, "footfall", _quarter.Start, _quarter.End,
            _quarter.Complete([line.Device]), Told(line.In), Told(line.Out), Told(now), Told(peak),
            IsSmall(line.In) || IsSmall(line.Out) || IsSmall(now) || IsSmall(peak));
        return new Rollup(
            row.Metric, QuarterHour.Name, line.Name, row.Start, row.End,
            JsonSerializer.SerializeToUtf8Bytes(row, FootfallJson.Default.FootfallRow));
    }

    private Rollup RowOf(ZoneTally zone)
    {
        var visits = zone.Stays.Count;
        var small = IsSmall(visits) || IsSmall(zone.Bounces);
        var row = new DwellRow(
            _store.Tenant, _store.Store, _store.Box, zone.Name, "dwell", _quarter.Start, _quarter.End,
            _quarter.Complete([zone.Device]), Told(visits), IsSmall(visits) ? null : Quantile.Of(zone.Stays, 0.5),
            IsSmall(visits) ? null : Quantile.Of(zone.Stays, 0.9), Told(zone.Bounces), small);
        return new Rollup(
            row.Metric, QuarterHour.Name, zone.Name, row.Start, row.End,
            JsonSerializer.SerializeToUtf8Bytes(row, FootfallJson.Default.DwellRow));
    }
}
