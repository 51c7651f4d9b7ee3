// The tags, zones and readers that the rules work on, and the few changes that keep their counts in step.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Tags;

/// <summary>Everything that is known at this moment.</summary>
internal sealed class TagState(IReadOnlyDictionary<string, ZoneOptions> zoneOptions, int limit)
{
    private static readonly ZoneOptions StandardOptions = new();

    private readonly Dictionary<string, TrackedZone> _zonesByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TrackedDevice> _devicesByName = new(StringComparer.Ordinal);

    /// <summary>The tags.</summary>
    public TagTable Table { get; } = new();

    /// <summary>The zones by number.</summary>
    public List<TrackedZone> Zones { get; } = [];

    /// <summary>The readers by number.</summary>
    public List<TrackedDevice> Devices { get; } = [];

    /// <summary>Tags that are believed to be in a zone.</summary>
    public int Live { get; private set; }

    /// <summary>Whether there is no room for another tag.</summary>
    public bool Full => Table.Count >= limit;

    /// <summary>The most tags.</summary>
    public int Limit => limit;

    /// <summary>A zone by name; one that the config does not name gets the standard rules.</summary>
    public TrackedZone Zone(string name)
    {
        if (_zonesByName.TryGetValue(name, out var zone)) return zone;
        zone = new TrackedZone(name, (short)Zones.Count, zoneOptions.GetValueOrDefault(name) ?? StandardOptions);
        Zones.Add(zone);
        _zonesByName.Add(name, zone);
        return zone;
    }

    /// <summary>A reader by name; one that is new counts as back from an unknown absence.</summary>
    public TrackedDevice Device(string name, long nowUs)
    {
        if (_devicesByName.TryGetValue(name, out var device)) return device;
        device = new TrackedDevice(name, (short)Devices.Count, nowUs);
        Devices.Add(device);
        _devicesByName.Add(name, device);
        return device;
    }

    /// <summary>Notes which reader saw a tag last.</summary>
    public void SeenBy(ref TagSlot slot, TrackedDevice device)
    {
        if (slot.Device == device.Index) return;
        if (slot.Arrived && slot.Device != TagSlot.None) Devices[slot.Device].Tags--;
        if (slot.Arrived) device.Tags++;
        slot.Device = device.Index;
    }

    /// <summary>Puts a tag into a zone, out of the one it was in.</summary>
    public void Place(ref TagSlot slot, TrackedZone zone)
    {
        if (slot.Arrived) Zones[slot.Zone].Remove(slot.Gtin);
        else
        {
            Live++;
            Devices[slot.Device].Tags++;
        }

        slot.Zone = zone.Index;
        zone.Add(slot.Gtin);
    }

    /// <summary>Forgets a tag.</summary>
    public void Remove(int index)
    {
        ref var slot = ref Table[index];
        if (slot.Arrived)
        {
            Zones[slot.Zone].Remove(slot.Gtin);
            Devices[slot.Device].Tags--;
            Live--;
        }

        Table.Remove(index);
    }

    /// <summary>When a tag must be looked at again, in monotonic microseconds, if its reader reports.</summary>
    public long DueUs(in TagSlot slot)
    {
        if (!slot.Arrived) return slot.HeardUs + WidestWindowUs(slot);
        return Math.Max(slot.HeardUs, Devices[slot.Device].BackUs) + Zones[slot.Zone].DepartUs;
    }

    /// <summary>Finds a tag by its EPC.</summary>
    public int Find(in EpcBits epc) => Table.Find(epc, Table.HashOf(epc));

    private long WidestWindowUs(in TagSlot slot)
    {
        long widest = 0;
        foreach (ref readonly var sighting in (ReadOnlySpan<Sighting>)slot.Sightings)
        {
            if (sighting.Reads > 0) widest = Math.Max(widest, Zones[sighting.Zone].WindowUs);
        }

        return widest;
    }
}
