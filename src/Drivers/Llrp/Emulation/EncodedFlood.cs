// Reports encoded once, to be sent many times: the sender of a load test must cost next to nothing.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Encodes RO_ACCESS_REPORTs with the fields that this driver asks for.</summary>
public static class EncodedFlood
{
    /// <summary>Makes reports.</summary>
    /// <param name="reports">How many messages.</param>
    /// <param name="tagsInReport">Rows in each.</param>
    /// <param name="antennas">Antennas 1 to this number take turns.</param>
    /// <param name="now">The time in every row, by the reader's clock.</param>
    /// <returns>Whole messages, one behind the other.</returns>
    public static byte[] Encode(int reports, int tagsInReport, int antennas, DateTimeOffset now)
    {
        const ushort antennaRssiTimesAndCount = 0x1780;
        var content = new ReportContent
        {
            Rows = tagsInReport,
            Fields = antennaRssiTimesAndCount,
            ProtocolControl = true,
        };
        var stamp = (ulong)(now - DateTimeOffset.UnixEpoch).TotalMicroseconds;
        var writer = new LlrpWriter(1 << 16);
        for (var report = 0; report < reports; report++)
        {
            using (writer.Message(MessageType.ROAccessReport, (uint)report))
            {
                for (var tag = 0; tag < tagsInReport; tag++)
                    ReportWriter.Write(
                        writer, Row(report * tagsInReport + tag, antennas, stamp, content), false, default);
            }
        }

        return writer.Written.ToArray();
    }

    private static ReportRow Row(int tag, int antennas, ulong stamp, ReportContent content) => new()
    {
        Epc = LoadSource.Epc(tag),
        Antenna = (ushort)(tag % antennas + 1),
        Content = content,
        Rssi = -5500,
        First = stamp,
        Last = stamp,
        Count = 1,
    };
}
