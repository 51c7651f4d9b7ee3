// The tables of UHFBandCapabilities (LLRP 1.0.1, section 9.2.4.1): powers, hop tables, RF modes.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Reads the radio tables of a reader.</summary>
internal static class RadioTables
{
    /// <summary>Adds the tables to what is known already.</summary>
    public static ReaderCapabilities Read(ReaderCapabilities known, ParameterReader tables)
    {
        var powers = new List<(ushort, short)>();
        var hopTables = new List<byte>();
        var modes = new List<uint>();
        var hopping = false;
        while (tables.Read())
        {
            var fields = new FieldReader(tables.Body);
            switch (tables.Type)
            {
                case ParameterType.TransmitPowerLevelTableEntry:
                    powers.Add((fields.U16(), fields.S16()));
                    break;
                case ParameterType.FrequencyInformation:
                    hopping = fields.Bit();
                    fields.Bits(7);
                    ReadHopTables(fields.Parameters(), hopTables);
                    break;
                case ParameterType.C1G2UHFRFModeTable:
                    ReadModes(fields.Parameters(), modes);
                    break;
            }
        }

        return known with { Powers = powers, HopTables = hopTables, Modes = modes, Hopping = hopping };
    }

    private static void ReadHopTables(ParameterReader parameters, List<byte> into)
    {
        while (parameters.Read())
        {
            if (parameters.Type == ParameterType.FrequencyHopTable) into.Add(new FieldReader(parameters.Body).U8());
        }
    }

    private static void ReadModes(ParameterReader parameters, List<uint> into)
    {
        while (parameters.Read())
        {
            if (parameters.Type == ParameterType.C1G2UHFRFModeTableEntry)
                into.Add(new FieldReader(parameters.Body).U32());
        }
    }
}
