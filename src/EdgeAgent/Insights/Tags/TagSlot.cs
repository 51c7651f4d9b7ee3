// All that is known of one tag, flat: no references, so that 200,000 of them are a few arrays and nothing for the
// garbage collector to walk.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Tags;

/// <summary>One tag that is followed.</summary>
internal struct TagSlot
{
    /// <summary>Stands for no slot, no zone and no device.</summary>
    public const short None = -1;

    // What every read touches stands first, side by side.

    /// <summary>Hash of the EPC.</summary>
    public int Hash;

    /// <summary>Next slot of the same hash bucket, or of the free list.</summary>
    public int NextInBucket;

    /// <summary>Last read, in steady microseconds; never goes back.</summary>
    public long LastUs;

    /// <summary>When the box last heard of it, in monotonic microseconds.</summary>
    public long HeardUs;

    /// <summary>Its zone; <see cref="None"/> until its arrival is believed.</summary>
    public short Zone;

    /// <summary>The device that saw it last.</summary>
    public short Device;

    /// <summary>Its PC word.</summary>
    public ushort ProtocolControl;

    /// <summary>Whether the time of its last read is an estimate.</summary>
    public bool Estimated;

    /// <summary>What the zones have seen of it.</summary>
    public Sightings Sightings;

    /// <summary>The tag.</summary>
    public EpcBits Epc;

    /// <summary>First read in the zone (candidate: in the window), in steady microseconds.</summary>
    public long FirstUs;

    /// <summary>GTIN-14 as a number; -1 where it has none.</summary>
    public long Gtin;

    /// <summary>Reads of a candidate within its window.</summary>
    public int CandidateReads;

    /// <summary>Next slot of the same wheel bucket.</summary>
    public int NextDue;

    /// <summary>Slot before it in the same wheel bucket.</summary>
    public int PreviousDue;

    /// <summary>The wheel bucket it is in.</summary>
    public short DueBucket;

    /// <summary>Whether its arrival has been believed.</summary>
    public readonly bool Arrived => Zone != None;
}
