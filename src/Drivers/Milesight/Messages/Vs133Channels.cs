// Channels of the VS133 people counter: four lines, four regions.
namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Reads the VS133's values.</summary>
internal static class Vs133Channels
{
    /// <summary>Lines that it counts at.</summary>
    public const int Lines = 4;

    /// <summary>Reads one value; false where the pair is not known.</summary>
    public static bool Read(Uplink uplink, int pair, ref UplinkBytes reader)
    {
        var (channel, type) = (pair >> 8, pair & 0xFF);
        var (line, part) = ((channel - 3) / 3 + 1, (channel - 3) % 3); // channels 3, 4, 5 are line 1, and so on
        switch (type)
        {
            case 0xD2 when channel is >= 3 and <= 13 && part == 0:
                uplink.Set($"line_{line}_total_in", reader.U32());
                return true;
            case 0xD2 when channel is >= 3 and <= 13 && part == 1:
                uplink.Set($"line_{line}_total_out", reader.U32());
                return true;
            case 0xCC when channel is >= 5 and <= 14 && part == 2:
                uplink.Set($"line_{line}_period_in", reader.U16());
                uplink.Set($"line_{line}_period_out", reader.U16());
                return true;
            case 0xE3 when channel == 0x0F:
                for (var region = 1; region <= 4; region++) uplink.Set($"region_{region}_count", reader.U8());
                return true;
            case 0xE4 when channel == 0x10:
                var dwelled = reader.U8();
                uplink.Set($"region_{dwelled}_avg_dwell", reader.U16());
                uplink.Set($"region_{dwelled}_max_dwell", reader.U16());
                return true;
            default:
                return false;
        }
    }
}
