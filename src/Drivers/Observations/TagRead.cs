// One row of a reader's report. A struct: a reader can send a million a second.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One tag seen by one antenna, once or merged over several reads by the reader.</summary>
public readonly record struct TagRead
{
    /// <summary>The tag's EPC as it came over the air.</summary>
    public required EpcBits Epc { get; init; }

    /// <summary>The zone that the antenna is mapped to.</summary>
    public required string Zone { get; init; }

    /// <summary>The reader's antenna port, from 1.</summary>
    public required ushort Antenna { get; init; }

    /// <summary>Strongest signal of the merged reads, in 1/100 dBm; null where the reader gave none.</summary>
    public short? RssiCentiDbm { get; init; }

    /// <summary>First time seen, in microseconds since 1970 UTC.</summary>
    public required long FirstSeenUs { get; init; }

    /// <summary>Last time seen, in microseconds since 1970 UTC; never before <see cref="FirstSeenUs"/>.</summary>
    public required long LastSeenUs { get; init; }

    /// <summary>How many reads are merged in this row, at least 1; readers stop counting at 65,535.</summary>
    public required ushort SeenCount { get; init; }

    /// <summary>The tag's PC word, 0 where the reader gave none. Needed to tell ISO tags from GS1 tags.</summary>
    public ushort ProtocolControl { get; init; }

    /// <summary>True where the times are estimated: the reader has no clock, or a wrong one.</summary>
    public bool ClockEstimated { get; init; }
}
