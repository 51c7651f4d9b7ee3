// What one zone has seen of one tag lately: enough to weigh it against another zone.
using System.Runtime.CompilerServices;

namespace EdgeAgent.Insights.Tags;

/// <summary>The reads of one tag in one zone. All antennas of a zone are one place.</summary>
internal struct Sighting
{
    /// <summary>Reads that the mean looks back on.</summary>
    public const int MeanOver = 20;

    /// <summary>Stands for a signal that the reader did not measure, in dBm.</summary>
    public const float UnmeasuredDbm = -70;

    /// <summary>Last read, in steady microseconds.</summary>
    public long LastUs;

    /// <summary>Mean signal in dBm.</summary>
    public float MeanDbm;

    /// <summary>Reads since the zone began to see the tag; 0 where this entry is free.</summary>
    public ushort Reads;

    /// <summary>The zone.</summary>
    public short Zone;

    /// <summary>Strongest read, in 1/100 dBm; <see cref="short.MinValue"/> where none was measured.</summary>
    public short BestCentiDbm;

    /// <summary>The antenna of the strongest read.</summary>
    public ushort Antenna;

    /// <summary>Whether the reader measures signals.</summary>
    public readonly bool Measured => BestCentiDbm != short.MinValue;

    /// <summary>Adds a row of a report.</summary>
    /// <param name="count">Reads merged in the row.</param>
    /// <param name="centiDbm">Their strongest signal.</param>
    /// <param name="antenna">The antenna.</param>
    /// <param name="atUs">When, in steady microseconds.</param>
    public void Add(int count, short? centiDbm, ushort antenna, long atUs)
    {
        var signal = centiDbm is { } measured ? measured / 100f : UnmeasuredDbm;
        var before = Math.Min((int)Reads, MeanOver);
        var weight = Math.Min(1f, count / (float)Math.Min(before + count, MeanOver));
        MeanDbm = Reads == 0 ? signal : MeanDbm + ((signal - MeanDbm) * weight);
        if (Reads == 0 || (centiDbm ?? short.MinValue) > BestCentiDbm)
            (BestCentiDbm, Antenna) = (centiDbm ?? short.MinValue, antenna);
        Reads = (ushort)Math.Min(ushort.MaxValue, Reads + count);
        LastUs = Math.Max(LastUs, atUs);
    }
}

/// <summary>The zones that are weighed against each other for one tag.</summary>
[InlineArray(Length)]
internal struct Sightings
{
    /// <summary>How many: the tag's own and two rivals.</summary>
    public const int Length = 3;

    private Sighting _first;
}
