// When a reader reports, and which fields a report has.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Writes ROReportSpec with its TagReportContentSelector (LLRP 1.0.1, section 14.2.1).</summary>
internal static class ReportSpec
{
    /// <summary>Writes the parameter as the options say.</summary>
    public static void Write(LlrpWriter body, ReaderSession session)
    {
        const byte onRequest = 0, afterTagsOrEnd = 1;
        var tags = session.Options.Report.Tags;
        using (body.Parameter(ParameterType.ROReportSpec))
        {
            body.U8(tags == 0 ? onRequest : afterTagsOrEnd).U16((ushort)tags);
            WriteSelector(body);
            if (session.UsesImpinjExtensions) WriteImpinjSelector(body);
        }
    }

    private static void WriteSelector(LlrpWriter body)
    {
        using (body.Parameter(ParameterType.TagReportContentSelector))
        {
            body.Bits(0, 3);             // ROSpecID, SpecIndex, InventoryParameterSpecID
            body.Bit(true);              // AntennaID
            body.Bit(false);             // ChannelIndex
            body.Bit(true);              // PeakRSSI
            body.Bit(true);              // FirstSeenTimestamp
            body.Bit(true);              // LastSeenTimestamp
            body.Bit(true);              // TagSeenCount
            body.Bit(false).Reserved(6); // AccessSpecID
            using (body.Parameter(ParameterType.C1G2EPCMemorySelector))
                body.Bit(false).Bit(true).Reserved(6); // CRC, PC
        }
    }

    private static void WriteImpinjSelector(LlrpWriter body)
    {
        using (body.Custom(Vendors.Impinj, ImpinjNumbers.TagReportContentSelector))
        using (body.Custom(Vendors.Impinj, ImpinjNumbers.EnablePeakRssi))
            body.U16(1);
    }
}
