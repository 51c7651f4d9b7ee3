// One zone as the tracker sees it: its rules, its stock, and the readers that look at it.
namespace EdgeAgent.Insights.Tags;

/// <summary>A zone. All antennas that are mapped to it are one place.</summary>
internal sealed class TrackedZone(string name, short index, ZoneOptions options)
{
    private readonly Dictionary<long, int> _items = [];
    private readonly HashSet<TrackedDevice> _readers = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its number in the slots.</summary>
    public short Index => index;

    /// <summary>Its rules.</summary>
    public ZoneOptions Options => options;

    /// <summary>How readily its tags move away.</summary>
    public MobilityProfile Profile { get; } =
        MobilityProfile.Of(options.Profile, options.HysteresisDb, options.HoldOff);

    /// <summary>Its arrival window in microseconds.</summary>
    public long WindowUs { get; } = options.ArrivalWindow.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Its departure time-out in microseconds.</summary>
    public long DepartUs { get; } = options.DepartAfter.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Its least dwell in microseconds; 0 = off.</summary>
    public long DwellUs { get; } = options.MinimumDwell.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Tags in it.</summary>
    public int Tags { get; private set; }

    /// <summary>Distinct GTINs among them.</summary>
    public int Items => _items.Count;

    /// <summary>Readers that have seen tags in it.</summary>
    public IReadOnlyCollection<TrackedDevice> Readers => _readers;

    /// <summary>A reader looks at it.</summary>
    public void ServedBy(TrackedDevice device) => _readers.Add(device);

    /// <summary>A tag came.</summary>
    public void Add(long gtin)
    {
        Tags++;
        if (gtin >= 0) _items[gtin] = _items.GetValueOrDefault(gtin) + 1;
    }

    /// <summary>A tag went.</summary>
    public void Remove(long gtin)
    {
        Tags--;
        if (gtin < 0 || !_items.TryGetValue(gtin, out var count)) return;
        if (count > 1) _items[gtin] = count - 1;
        else _items.Remove(gtin);
    }
}
