// The radio settings that a ROSpec brings for one antenna, as far as a reader checks them against its tables.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>One AntennaConfiguration.</summary>
internal sealed record AntennaSetting(ushort Antenna)
{
    /// <summary>The id of the hop table; null = the reader's own transmitter setting.</summary>
    public ushort? HopTable { get; init; }

    /// <summary>The index of the power.</summary>
    public ushort? Power { get; init; }

    /// <summary>The id of the RF mode.</summary>
    public ushort? Mode { get; init; }

    /// <summary>The Gen2 session, 0 to 3.</summary>
    public byte? Session { get; init; }

    /// <summary>Reads all of an InventoryParameterSpec.</summary>
    public static void ReadAll(ReadOnlySpan<byte> body, List<AntennaSetting> into)
    {
        var fields = new FieldReader(body);
        fields.U16(); // InventoryParameterSpecID
        fields.U8(); // protocol
        var parameters = fields.Parameters();
        while (parameters.Read())
        {
            if (parameters.Type == ParameterType.AntennaConfiguration) into.Add(Read(parameters.Body));
        }
    }

    /// <summary>What of the setting the reader's tables do not have; null = all is well.</summary>
    public string? FaultFor(ReaderProfile profile)
    {
        if (Antenna > profile.Antennas) return $"there is no antenna {Antenna}";
        if (HopTable is { } table && table != (profile.HopTable ?? 0)) return $"invalid HopTableID ({table})";
        if (Power is { } power && profile.Powers.All(entry => entry.Index != power))
            return $"invalid power index ({power})";
        if (Mode is { } mode && !profile.Modes.Contains(mode)) return $"invalid ModeIndex ({mode})";
        return null;
    }

    private static AntennaSetting Read(ReadOnlySpan<byte> body)
    {
        var fields = new FieldReader(body);
        var setting = new AntennaSetting(fields.U16());
        var parameters = fields.Parameters();
        while (parameters.Read())
        {
            var inner = new FieldReader(parameters.Body);
            if (parameters.Type == ParameterType.RFTransmitter)
            {
                var table = inner.U16();
                inner.U16(); // channel
                setting = setting with { HopTable = table, Power = inner.U16() };
            }
            else if (parameters.Type == ParameterType.C1G2InventoryCommand)
            {
                inner.Bits(8);
                setting = ReadCommand(setting, inner.Parameters());
            }
        }

        return setting;
    }

    private static AntennaSetting ReadCommand(AntennaSetting setting, ParameterReader parameters)
    {
        while (parameters.Read())
        {
            var fields = new FieldReader(parameters.Body);
            setting = parameters.Type switch
            {
                ParameterType.C1G2RFControl => setting with { Mode = fields.U16() },
                ParameterType.C1G2SingulationControl => setting with { Session = (byte)fields.Bits(2) },
                _ => setting,
            };
        }

        return setting;
    }
}
