// One tag of a report, as a view of the message's bytes: making it allocates nothing.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>A TagReportData (LLRP 1.0.1, section 14.2.3), valid as long as the message's bytes are. A field that is not
/// in <see cref="Present"/> is zero.</summary>
public ref struct TagReport
{
    /// <summary>The EPC, the first bit at the top; may be empty.</summary>
    public ReadOnlySpan<byte> Epc { get; internal set; }

    /// <summary>Length of the EPC in bits.</summary>
    public int EpcBits { get; internal set; }

    /// <summary>Which of the following fields the reader has sent.</summary>
    public TagFields Present { get; internal set; }

    /// <summary>What was wrong with this tag's parameters; those before the fault are good.</summary>
    public ParameterFault Fault { get; internal set; }

    /// <summary>The antenna port, from 1.</summary>
    public ushort AntennaId { get; internal set; }

    /// <summary>Strongest signal in 1/100 dBm: Impinj's own fine value where there is one, else dBm x 100.</summary>
    public short RssiCentiDbm { get; internal set; }

    /// <summary>The channel's place in the hop or frequency table, from 1.</summary>
    public ushort ChannelIndex { get; internal set; }

    /// <summary>How many reads are merged in this row; stays at 65,535.</summary>
    public ushort SeenCount { get; internal set; }

    /// <summary>The tag's PC word.</summary>
    public ushort ProtocolControl { get; internal set; }

    /// <summary>Impinj's phase angle, 0 to 4,095 for a full turn.</summary>
    public ushort PhaseAngle { get; internal set; }

    /// <summary>Impinj's Doppler shift in 1/16 Hz.</summary>
    public short DopplerFrequency { get; internal set; }

    /// <summary>The ROSpec that saw the tag.</summary>
    public uint ROSpecId { get; internal set; }

    /// <summary>The AccessSpec that worked on the tag.</summary>
    public uint AccessSpecId { get; internal set; }

    /// <summary>First time seen, in microseconds since 1970 by the reader's clock.</summary>
    public ulong FirstSeenUtc { get; internal set; }

    /// <summary>First time seen, in microseconds since the reader's start.</summary>
    public ulong FirstSeenUptime { get; internal set; }

    /// <summary>Last time seen, in microseconds since 1970 by the reader's clock.</summary>
    public ulong LastSeenUtc { get; internal set; }

    /// <summary>Last time seen, in microseconds since the reader's start.</summary>
    public ulong LastSeenUptime { get; internal set; }

    /// <summary>The parameters of the TagReportData, for what has no field here.</summary>
    public ReadOnlySpan<byte> Body { get; internal set; }

    /// <summary>True where all of the fields are present.</summary>
    public readonly bool Has(TagFields fields) => (Present & fields) == fields;
}
