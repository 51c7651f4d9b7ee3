// What is told of a shelf: each change, and low, empty and refilled when a line is crossed.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Shelves;

/// <summary>Makes the events of one shelf.</summary>
internal sealed class ShelfTeller
{
    private readonly string _slot;
    private readonly ShelfOptions _options;
    private readonly SensorDesk _desk;

    /// <summary>Makes the teller of a shelf of which nothing is known.</summary>
    public ShelfTeller(string slot, ShelfOptions options, SensorDesk desk)
    {
        (_slot, _options, _desk) = (slot, options, desk);
        Since = Since.Now(desk.Time);
    }

    /// <summary>How well the shelf is stocked.</summary>
    public Stock Stock { get; private set; }

    /// <summary>Since when.</summary>
    public Since Since { get; private set; }

    private string Device => (_options.Weight ?? _options.Distance ?? default).Device;

    /// <summary>Goes on from what was told before.</summary>
    public void Restore(Stock stock, DateTimeOffset since)
    {
        Enter(stock);
        Since = Since.Of(_desk.Time, since);
    }

    /// <summary>Whether a measure (items, or % of the full shelf) would cross a line.</summary>
    public bool WouldChange(double measure) => Judge(measure) != Stock;

    /// <summary>Tells a change, and what follows from it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="measure">Items, or % of the full shelf.</param>
    /// <param name="at">When it began.</param>
    /// <param name="estimated">Whether that time is a guess.</param>
    public void Tell(ShelfChanged change, double measure, DateTimeOffset at, bool estimated)
    {
        _desk.Tell(
            EventKinds.ShelfChanged, Device, at, estimated, change, EventDataJson.Default.ShelfChanged);
        var (before, now) = (Stock, Judge(measure));
        if (now == before) return;
        var kind = now switch
        {
            Stock.Empty => EventKinds.ShelfEmpty,
            Stock.Low => EventKinds.ShelfLow,
            _ => before == Stock.Unknown ? null : EventKinds.ShelfRefilled,
        };
        var line = now == Stock.Empty ? _options.EmptyAt : _options.LowAt ?? _options.EmptyAt;
        var stock = new ShelfStock(
            _slot, _options.Zone, _options.Item, change.Count, change.FillShare,
            _options.Counts ? line : line / 100, before == Stock.Unknown ? 0 : Since.Seconds(_desk.Time));
        if (kind is not null)
            _desk.Tell(kind, Device, at, estimated, stock, EventDataJson.Default.ShelfStock);
        Enter(now);
        Since = Since.Of(_desk.Time, at);
    }

    private void Enter(Stock stock)
    {
        Stock = stock;
        _desk.Conditions.Set(Condition.ShelfEmpty, _slot, stock == Stock.Empty);
        _desk.Conditions.Set(Condition.ShelfLow, _slot, stock is Stock.Low or Stock.Empty);
    }

    // A share trembles at its line, so the way back is half a step longer; a count does not tremble.
    private Stock Judge(double measure)
    {
        var margin = _options.Counts ? 0 : _options.Step / 2;
        if (measure <= _options.EmptyAt + (Stock == Stock.Empty ? margin : 0)) return Stock.Empty;
        return measure <= _options.LowAt + (Stock is Stock.Low or Stock.Empty ? margin : 0) ? Stock.Low : Stock.Stocked;
    }
}
