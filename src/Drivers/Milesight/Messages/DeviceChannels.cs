// Channel FF: what a sensor says about itself. The VS121 writes its versions in a way of its own.
using System.Globalization;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Reads channel FF.</summary>
internal static class DeviceChannels
{
    /// <summary>Reads one value; false where the type is not known.</summary>
    public static bool Read(Uplink uplink, int type, ref UplinkBytes reader, MilesightModel model)
    {
        var own = model == MilesightModel.Vs121;
        switch (type)
        {
            case 0x01 when own: uplink.Set("protocol_version", reader.U8()); return true;
            case 0x01: uplink.Set("ipso_version", Halves(reader.U8())); return true;
            case 0x08: uplink.Set("sn", reader.Hex(SerialLength(reader.Rest))); return true;
            case 0x16: uplink.Set("sn", reader.Hex(8)); return true;
            case 0x09 when own: uplink.Set("hardware_version", Dotted(ref reader, 2)); return true;
            case 0x09: uplink.Set("hardware_version", Version(reader.U8(), reader.U8() >> 4)); return true;
            case 0x0A: uplink.Set("firmware_version", Version(reader.U8(), reader.U8())); return true;
            case 0x1F: uplink.Set("firmware_version", Dotted(ref reader, 4)); return true;
            case 0x0B: reader.U8(); uplink.Set("device_status", "on"); return true;
            case 0x0F: uplink.Set("lorawan_class", LorawanClass(reader.U8())); return true;
            case 0xFE: reader.U8(); uplink.Set("reset_event", "reset"); return true;
            case 0xFF: uplink.Set("tsl_version", Version(reader.U8(), reader.U8())); return true;
            default: return false;
        }
    }

    // Six bytes, or eight on newer sensors. A serial number holds decimal digits alone, so FF starts the next value.
    private static int SerialLength(ReadOnlySpan<byte> rest) =>
        rest.Length >= 8 && rest[6] != 0xFF && (rest.Length == 8 || rest[8] == 0xFF) ? 8 : 6;

    private static string LorawanClass(int value) => value switch
    {
        0 => "Class A",
        1 => "Class B",
        2 => "Class C",
        3 => "Class CtoB",
        _ => "unknown",
    };

    private static string Version(int major, int minor) => $"v{major:x}.{minor:x}";

    private static string Halves(int value) => $"v{value >> 4}.{value & 15}";

    private static string Dotted(ref UplinkBytes reader, int count)
    {
        var parts = new string[count];
        for (var i = 0; i < count; i++) parts[i] = reader.U8().ToString(CultureInfo.InvariantCulture);
        return string.Join('.', parts);
    }
}
