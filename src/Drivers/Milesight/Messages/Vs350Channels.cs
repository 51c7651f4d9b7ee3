// Channels of the VS350 passage counter: battery, temperature, counts, alarms, and a memory of past periods.
namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Reads the VS350's values.</summary>
internal static class Vs350Channels
{
    /// <summary>Reads one value; false where the pair is not known.</summary>
    public static bool Read(Uplink uplink, int pair, ref UplinkBytes reader)
    {
        switch (pair)
        {
            case 0x0175: uplink.Set("battery", reader.U8()); return true;
            case 0x0367 or 0x8367:
                uplink.Set("temperature", reader.S16() / 10.0);
                if (pair == 0x8367) uplink.Set("temperature_alarm", Alarm(reader.U8()));
                return true;
            case 0x04CC or 0x84CC:
                uplink.Set("total_in", reader.U16());
                uplink.Set("total_out", reader.U16());
                if (pair == 0x84CC) uplink.Set("total_count_alarm", Alarm(reader.U8()));
                return true;
            case 0x05CC or 0x85CC:
                uplink.Set("period_in", reader.U16());
                uplink.Set("period_out", reader.U16());
                if (pair == 0x85CC) uplink.Set("period_count_alarm", Alarm(reader.U8()));
                return true;
            case 0x0AEF: uplink.Set("timestamp", reader.U32()); return true;
            case 0x81EE: uplink.Set("current_sensitivity", reader.U8()); return true;
            case 0x20CE: return ReadHistory(uplink, ref reader);
            default: return false;
        }
    }

    private static bool ReadHistory(Uplink uplink, ref UplinkBytes reader)
    {
        var time = reader.U32();
        var kind = reader.U8();
        if (kind > 1) return false;
        var (periodIn, periodOut) = (reader.U16(), reader.U16());
        uplink.Add(kind == 0
            ? new HistoryRecord(time, periodIn, periodOut, null, null)
            : new HistoryRecord(time, periodIn, periodOut, reader.U16(), reader.U16()));
        return true;
    }

    private static string Alarm(int value) => value switch
    {
        0 => "threshold alarm release",
        1 => "threshold alarm",
        3 => "high temperature alarm",
        4 => "high temperature alarm release",
        _ => "unknown",
    };
}
