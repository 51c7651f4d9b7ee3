// Tag reports as a reader sends them, of any size.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

internal static class Reports
{
    public const ulong FirstSeen = 1_795_300_000_000_000;

    /// <summary>A report of tags with all that a driver asks for; tag n has n in its EPC's last bytes.</summary>
    public static byte[] Write(int tags)
    {
        var writer = new LlrpWriter();
        using (writer.Message(MessageType.ROAccessReport, 1))
        {
            for (var tag = 0; tag < tags; tag++)
            {
                using (writer.Parameter(ParameterType.TagReportData))
                {
                    writer.Tv(ParameterType.EPC96).U64(0x3034257BF7194E40).U32((uint)tag);
                    writer.Tv(ParameterType.AntennaID).U16((ushort)((tag % 4) + 1));
                    writer.Tv(ParameterType.PeakRSSI).S8(-61);
                    writer.Tv(ParameterType.FirstSeenTimestampUTC).U64(FirstSeen);
                    writer.Tv(ParameterType.LastSeenTimestampUTC).U64(FirstSeen + (ulong)tag);
                    writer.Tv(ParameterType.TagSeenCount).U16(3);
                    writer.Tv(ParameterType.C1G2PC).U16(0x3000);
                    using (writer.Custom(25882, 57)) writer.S16(-6085);
                }
            }
        }

        return writer.Written.ToArray();
    }
}
