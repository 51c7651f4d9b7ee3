// Channels of the VS121 occupancy sensor.
using System.Globalization;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Reads the VS121's values.</summary>
internal static class Vs121Channels
{
    private const string Sides = "abcd";

    /// <summary>Reads one value; false where the pair is not known.</summary>
    public static bool Read(Uplink uplink, int pair, ref UplinkBytes reader)
    {
        switch (pair)
        {
            case 0x04C9: ReadRegions(uplink, ref reader); return true;
            case 0x05CC: ReadInOut(uplink, ref reader, "people_in", "people_out"); return true;
            case 0x06CD: uplink.Set("people_count_max", reader.U8()); return true;
            case 0x07D5: ReadCounts(uplink, ref reader, 1); return true;
            case 0x08D5: ReadCounts(uplink, ref reader, 9); return true;
            case 0x09DA or 0x0ADA or 0x0BDA or 0x0CDA:
                ReadFlow(uplink, ref reader, Sides[(pair >> 8) - 9]);
                return true;
            case 0x0DCC: ReadInOut(uplink, ref reader, "people_total_in", "people_total_out"); return true;
            case 0x0EE4:
                uplink.Set("region", reader.U8());
                uplink.Set("dwell_time_avg", reader.U16());
                uplink.Set("dwell_time_max", reader.U16());
                return true;
            case 0x0F85: uplink.Set("timestamp", reader.U32()); return true;
            case 0x10F7: ReadInOut(uplink, ref reader, "line_in", "line_out"); return true;
            default: return false;
        }
    }

    private static void ReadRegions(Uplink uplink, ref UplinkBytes reader)
    {
        uplink.Set("people_count_all", reader.U8());
        var regions = reader.U8();
        uplink.Set("region_count", regions);
        var mask = reader.U16BigEndian();
        for (var region = 0; region < Math.Min(regions, 16); region++)
            uplink.Set(Name("region_{0}", region + 1), mask >> region & 1);
    }

    private static void ReadCounts(Uplink uplink, ref UplinkBytes reader, int first)
    {
        for (var region = first; region < first + 8; region++)
            uplink.Set(Name("region_{0}_count", region), reader.U8());
    }

    private static void ReadFlow(Uplink uplink, ref UplinkBytes reader, char from)
    {
        foreach (var to in Sides) uplink.Set($"{from}_to_{to}", reader.U16());
    }

    private static void ReadInOut(Uplink uplink, ref UplinkBytes reader, string inName, string outName)
    {
        uplink.Set(inName, reader.U16());
        uplink.Set(outName, reader.U16());
    }

    private static string Name(string form, int number) => string.Format(CultureInfo.InvariantCulture, form, number);
}
