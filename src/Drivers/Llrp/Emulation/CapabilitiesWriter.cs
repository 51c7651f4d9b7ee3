// The capabilities and tables that an emulated reader shows.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Writes the parameters of GET_READER_CAPABILITIES_RESPONSE (LLRP 1.0.1, section 9.2).</summary>
internal static class CapabilitiesWriter
{
    /// <summary>Writes all of them.</summary>
    public static void Write(LlrpWriter writer, EmulatedReaderOptions options)
    {
        WriteGeneral(writer, options);
        WriteLlrp(writer, options.Profile);
        WriteRegulatory(writer, options.Profile);
        const ushort filters = 2;
        using (writer.Parameter(ParameterType.C1G2LLRPCapabilities))
            writer.Bit(false).Bit(true).Reserved(6).U16(filters);
    }

    private static void WriteGeneral(LlrpWriter writer, EmulatedReaderOptions options)
    {
        const byte c1g2 = 1;
        var profile = options.Profile;
        using (writer.Parameter(ParameterType.GeneralDeviceCapabilities))
        {
            writer.U16(profile.Antennas).Bit(false).Bit(!options.StampsUptime).Reserved(14);
            writer.U32(profile.Vendor).U32(profile.Model).Utf8(profile.Firmware);
            using (writer.Parameter(ParameterType.ReceiveSensitivityTableEntry)) writer.U16(1).S16(0);
            using (writer.Parameter(ParameterType.GPIOCapabilities)) writer.U16(4).U16(4);
            for (ushort port = 1; port <= profile.Antennas; port++)
            {
                using (writer.Parameter(ParameterType.PerAntennaAirProtocol)) writer.U16(port).U8Array([c1g2]);
            }
        }
    }

    private static void WriteLlrp(LlrpWriter writer, ReaderProfile profile)
    {
        using (writer.Parameter(ParameterType.LLRPCapabilities))
        {
            writer.Bit(false).Bit(profile.CanWarn).Bit(false).Bit(false).Bit(profile.CanHold).Reserved(3);
            writer.U8(1).U16(0).U32(1).U32(32).U32(1).U32(1508).U32(8);
        }
    }

    private static void WriteRegulatory(LlrpWriter writer, ReaderProfile profile)
    {
        const ushort unitedStates = 840, germany = 276, fcc = 1, etsi = 2;
        using (writer.Parameter(ParameterType.RegulatoryCapabilities))
        {
            writer.U16(profile.HopTable is null ? germany : unitedStates).U16(profile.HopTable is null ? etsi : fcc);
            using (writer.Parameter(ParameterType.UHFBandCapabilities))
            {
                foreach (var (index, power) in profile.Powers)
                {
                    using (writer.Parameter(ParameterType.TransmitPowerLevelTableEntry)) writer.U16(index).S16(power);
                }

                WriteFrequencies(writer, profile);
                WriteModes(writer, profile);
            }
        }
    }

    private static void WriteFrequencies(LlrpWriter writer, ReaderProfile profile)
    {
        using (writer.Parameter(ParameterType.FrequencyInformation))
        {
            writer.Bit(profile.HopTable is not null).Reserved(7);
            if (profile.HopTable is { } table)
            {
                using (writer.Parameter(ParameterType.FrequencyHopTable))
                    writer.U8(table).U8(0).U32Array([902_750, 915_250, 903_250, 915_750]);
            }
            else
            {
                using (writer.Parameter(ParameterType.FixedFrequencyTable))
                    writer.U32Array([865_700, 866_300, 866_900, 867_500]);
            }
        }
    }

    private static void WriteModes(LlrpWriter writer, ReaderProfile profile)
    {
        using (writer.Parameter(ParameterType.C1G2UHFRFModeTable))
        {
            foreach (var mode in profile.Modes)
            {
                using (writer.Parameter(ParameterType.C1G2UHFRFModeTableEntry))
                {
                    writer.U32(mode).Bit(true).Bit(false).Reserved(6).U8(2).U8(0).U8(2);
                    writer.U32(274_000).U32(2000).U32(20_000).U32(20_000).U32(0);
                }
            }
        }
    }
}
