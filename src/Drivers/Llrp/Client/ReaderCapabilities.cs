// What a reader says it can do: the tables that every index in a ROSpec must come from.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The answer to GET_READER_CAPABILITIES, as far as a client needs it.</summary>
internal sealed record ReaderCapabilities
{
    /// <summary>Antenna ports.</summary>
    public int MaxAntennas { get; init; }

    /// <summary>The maker's IANA private enterprise number.</summary>
    public uint Vendor { get; init; }

    /// <summary>The maker's own model number.</summary>
    public uint Model { get; init; }

    /// <summary>Firmware version, as the reader prints it.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>Whether the reader stamps UTC; else time since its start.</summary>
    public bool HasUtcClock { get; init; }

    /// <summary>Whether it warns before its report buffer is full.</summary>
    public bool CanWarnOfFullBuffer { get; init; }

    /// <summary>Whether it can hold events and reports while no client is there.</summary>
    public bool CanHoldReports { get; init; }

    /// <summary>Whether it hops (FCC) or stays on fixed channels (ETSI).</summary>
    public bool Hopping { get; init; }

    /// <summary>Transmit powers: the reader's index and 1/100 dBm.</summary>
    public IReadOnlyList<(ushort Index, short CentiDbm)> Powers { get; init; } = [];

    /// <summary>The ids of its hop tables.</summary>
    public IReadOnlyList<byte> HopTables { get; init; } = [];

    /// <summary>The ids of its RF modes.</summary>
    public IReadOnlyList<uint> Modes { get; init; } = [];

    /// <summary>The strongest power that does not exceed the wanted one, or the weakest that the reader has.</summary>
    /// <returns>Null where the reader names no powers.</returns>
    public (ushort Index, short CentiDbm)? PowerNotAbove(double dbm)
    {
        if (Powers.Count == 0) return null;
        var wanted = (int)Math.Round(dbm * 100);
        var below = Powers.Where(power => power.CentiDbm <= wanted).ToArray();
        return below.Length > 0 ? below.MaxBy(power => power.CentiDbm) : Powers.MinBy(power => power.CentiDbm);
    }

    /// <summary>Reads the parameters behind the LLRPStatus of the answer; what is not understood is passed
    /// over.</summary>
    public static ReaderCapabilities Read(ParameterReader parameters)
    {
        var read = new ReaderCapabilities();
        while (parameters.Read())
        {
            read = parameters.Type switch
            {
                ParameterType.GeneralDeviceCapabilities => General(read, new FieldReader(parameters.Body)),
                ParameterType.LLRPCapabilities => Llrp(read, new FieldReader(parameters.Body)),
                ParameterType.RegulatoryCapabilities => Regulatory(read, new FieldReader(parameters.Body)),
                _ => read,
            };
        }

        return read;
    }

    private static ReaderCapabilities General(ReaderCapabilities read, FieldReader fields)
    {
        var antennas = fields.U16();
        fields.Bit(); // CanSetAntennaProperties
        var utc = fields.Bit();
        fields.Bits(14);
        return read with
        {
            MaxAntennas = antennas,
            HasUtcClock = utc,
            Vendor = fields.U32(),
            Model = fields.U32(),
            Firmware = fields.Utf8(),
        };
    }

    private static ReaderCapabilities Llrp(ReaderCapabilities read, FieldReader fields)
    {
        fields.Bit(); // CanDoRFSurvey
        var warns = fields.Bit();
        fields.Bits(2); // SupportsClientRequestOpSpec, CanDoTagInventoryStateAwareSingulation
        return read with { CanWarnOfFullBuffer = warns, CanHoldReports = fields.Bit() };
    }

    private static ReaderCapabilities Regulatory(ReaderCapabilities read, FieldReader fields)
    {
        fields.U32(); // country and standard
        var bands = fields.Parameters();
        while (bands.Read())
        {
            if (bands.Type == ParameterType.UHFBandCapabilities)
                read = RadioTables.Read(read, new ParameterReader(bands.Body));
        }

        return read;
    }
}
