// Writes the rows of an emulated reader as TagReportData, with the faults that a test asks for.
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Llrp.Protocol;
using static EdgeAgent.Drivers.Llrp.Protocol.ParameterType;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Writes RO_ACCESS_REPORT bodies (LLRP 1.0.1, section 14.2.3).</summary>
internal static class ReportWriter
{
    /// <summary>Writes one row.</summary>
    public static void Write(LlrpWriter writer, ReportRow row, bool uptime, Misbehaviours faults)
    {
        using (writer.Parameter(TagReportData))
        {
            WriteEpc(writer, row);
            var content = row.Content;
            if (content.Has(0)) writer.Tv(ROSpecID).U32(1);
            if (content.Has(3)) writer.Tv(AntennaID).U16(row.Antenna);
            if (content.Has(5)) writer.Tv(PeakRSSI).S8((sbyte)Math.Round(row.Rssi / 100.0));
            if (content.Has(6)) writer.Tv(uptime ? FirstSeenTimestampUptime : FirstSeenTimestampUTC).U64(row.First);
            if (content.Has(7)) writer.Tv(uptime ? LastSeenTimestampUptime : LastSeenTimestampUTC).U64(row.Last);
            if (content.Has(8)) writer.Tv(TagSeenCount).U16(row.Count);
            if (content.ProtocolControl) writer.Tv(C1G2PC).U16(ProtocolControl(row));
            if (content.ImpinjRssi) WriteImpinjRssi(writer, row);
            WriteFaults(writer, faults);
        }
    }

    private static void WriteEpc(LlrpWriter writer, ReportRow row)
    {
        if (row.Epc.Bits == 96)
        {
            writer.Tv(EPC96).Raw(row.Epc.Bytes);
            return;
        }

        using (writer.Parameter(EPCData)) writer.BitArray(row.Epc.Bytes, row.Epc.Bits);
    }

    private static void WriteImpinjRssi(LlrpWriter writer, ReportRow row)
    {
        using (writer.Custom(Vendors.Impinj, ImpinjNumbers.PeakRssi)) writer.S16(row.Rssi);
    }

    private static void WriteFaults(LlrpWriter writer, Misbehaviours faults)
    {
        const ParameterType unknownTlv = (ParameterType)1000;
        const byte unknownTv = 0x80 | 99;
        if (faults.HasFlag(Misbehaviours.UnknownTlvInReports))
        {
            using (writer.Parameter(unknownTlv)) writer.U32(0xDEADBEEF);
        }

        if (faults.HasFlag(Misbehaviours.UnknownTvInReports)) writer.U8(unknownTv).U32(0xDEADBEEF);
    }

    // The PC word begins with the EPC's length in words, 5 bits.
    private static ushort ProtocolControl(ReportRow row) => (ushort)((row.Epc.Bits + 15) / 16 << 11);
}
