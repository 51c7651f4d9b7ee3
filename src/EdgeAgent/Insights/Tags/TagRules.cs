// The rules that turn reads of one tag into 'is here' and 'has moved'. Pure functions over a slot.
namespace EdgeAgent.Insights.Tags;

/// <summary>Arrival and move rules.</summary>
internal static class TagRules
{
    /// <summary>Reads in a rival zone before it can win.</summary>
    public const int RivalReads = 2;

    /// <summary>How far two readers' clocks may differ before a read counts as history, in microseconds.</summary>
    public const long ReorderUs = 2_000_000;

    /// <summary>
    /// The entry of a zone in a slot: its own, a free one, or that of the rival that was seen longest ago.
    /// </summary>
    public static ref Sighting Of(ref TagSlot slot, short zone)
    {
        var oldest = -1;
        for (var index = 0; index < Sightings.Length; index++)
        {
            ref var sighting = ref slot.Sightings[index];
            if (sighting.Reads > 0 && sighting.Zone == zone) return ref sighting;
            if (sighting.Reads > 0 && sighting.Zone == slot.Zone) continue;
            if (oldest < 0 || Age(sighting) < Age(slot.Sightings[oldest])) oldest = index;
        }

        slot.Sightings[oldest] = new Sighting { Zone = zone, BestCentiDbm = short.MinValue };
        return ref slot.Sightings[oldest];

        static long Age(in Sighting sighting) => sighting.Reads == 0 ? long.MinValue : sighting.LastUs;
    }

    /// <summary>The zone with the strongest mean signal; where none is measured, the one with the most reads.</summary>
    public static ref Sighting Strongest(ref TagSlot slot)
    {
        var best = -1;
        for (var index = 0; index < Sightings.Length; index++)
        {
            ref var sighting = ref slot.Sightings[index];
            if (sighting.Reads == 0) continue;
            if (best < 0 || (sighting.MeanDbm, sighting.Reads).CompareTo(
                (slot.Sightings[best].MeanDbm, slot.Sightings[best].Reads)) > 0) best = index;
        }

        return ref slot.Sightings[best];
    }

    /// <summary>
    /// The reads of a merged row that fall into the window: where the row is longer, its reads are taken for evenly
    /// spread, so that two strays with a minute between them do not make a dwell.
    /// </summary>
    public static int WithinWindow(int count, long windowUs, long lastUs, ref long firstUs)
    {
        var spanUs = lastUs - firstUs;
        if (spanUs <= windowUs) return count;
        count = (int)Math.Max(1, count * windowUs / spanUs);
        firstUs = count == 1 ? lastUs : lastUs - windowUs;
        return count;
    }

    /// <summary>Whether a candidate was read often enough, or over a long enough time, for a zone.</summary>
    public static bool Arrives(in TagSlot slot, TrackedZone zone) =>
        slot.CandidateReads >= zone.Options.MinimumReads
        || (zone.DwellUs > 0 && slot.LastUs - slot.FirstUs >= zone.DwellUs);

    /// <summary>
    /// Whether a rival zone wins: enough reads, and stronger than the tag's own zone by the offset of its profile,
    /// which falls with the own zone's silence.
    /// </summary>
    /// <param name="own">What the tag's zone has seen.</param>
    /// <param name="rival">What the rival has seen.</param>
    /// <param name="profile">The profile of the tag's zone.</param>
    /// <param name="atUs">The rival's read, in steady microseconds.</param>
    /// <param name="confidence">
    /// 0 to 1: the rival's share of the received power, the own zone weakened as its silence weakens it.
    /// </param>
    public static bool Moves(
        in Sighting own, in Sighting rival, MobilityProfile profile, long atUs, out double confidence)
    {
        var offset = profile.OffsetDb(Math.Max(0, atUs - own.LastUs) / 1000.0);
        var weakened = own.MeanDbm + offset - profile.ThresholdDb;
        confidence = Math.Round(1 / (1 + Math.Pow(10, (weakened - rival.MeanDbm) / 10)), 3);
        return rival.Reads >= RivalReads && rival.MeanDbm > own.MeanDbm + offset;
    }
}
