// Reads the schemes that carry no GS1 key: GID-96, USDOD-96 and ADI-var.
namespace EdgeAgent.Insights.Epc;

/// <summary>Follows the three layouts that resemble no other.</summary>
internal static class OtherReader
{
    /// <summary>Reads what follows the header.</summary>
    /// <returns>Null, or why it is no EPC of this scheme.</returns>
    public static string? Read(EpcKey key, ref BitReader bits, ref EpcFields fields) => key switch
    {
        EpcKey.Gid => ReadGeneral(ref bits, ref fields),
        EpcKey.Usdod => ReadDefense(ref bits, ref fields),
        _ => ReadAerospace(ref bits, ref fields),
    };

    // TDS 1.13 section 14.6.10: manager 28 bits, class 24, serial 36; no filter.
    private static string? ReadGeneral(ref BitReader bits, ref EpcFields fields)
    {
        fields.Company = fields.AddNumber(bits.Read(28), 0);
        fields.Reference = fields.AddNumber(bits.Read(24), 0);
        fields.Serial = fields.AddNumber(bits.Read(36), 0);
        return null;
    }

    // Section 14.6.11: filter 4 bits, CAGE or DoDAAC as six 8-bit characters led by a space where it has five, serial
    // 36.
    private static string? ReadDefense(ref BitReader bits, ref EpcFields fields)
    {
        fields.Filter = bits.ReadInt(4);
        var mark = fields.Mark;
        for (var index = 0; index < 6; index++)
        {
            var character = (char)bits.ReadInt(8);
            if (character == ' ' && index == 0) continue;
            if (!IsCageCharacter(character)) return "its CAGE code holds a character that CAGE codes do not have";
            fields.Add(character);
        }

        fields.Company = fields.Since(mark);
        fields.Serial = fields.AddNumber(bits.Read(36), 0);
        return null;
    }

    // Section 14.6.12: filter 6 bits, CAGE or DoDAAC as six 6-bit characters, part number (may be empty), serial.
    private static string? ReadAerospace(ref BitReader bits, ref EpcFields fields)
    {
        fields.Filter = bits.ReadInt(6);
        var mark = fields.Mark;
        for (var index = 0; index < 6; index++)
        {
            var code = bits.ReadInt(6);
            if (code == 0x20 && index == 0) continue;
            if (PackedText.SixBitCharacter(code) is not { } character || !IsCageCharacter(character))
                return "its CAGE code holds a character that CAGE codes do not have";
            fields.Add(character);
        }

        fields.Company = fields.Since(mark);
        if (!PackedText.ReadSixBit(ref bits, ref fields, 32, out fields.Reference)
            || fields[fields.Reference].Contains('#'))
            return "its part number is too long or holds a character that part numbers do not have";
        if (!PackedText.ReadSixBit(ref bits, ref fields, 30, out fields.Serial)
            || fields.Serial.Length == 0
            || fields[fields.Serial].LastIndexOf('#') > 0
            || fields[fields.Serial] is "#")
            return "its serial is empty, too long or holds a character that serials do not have";
        return null;
    }

    private static bool IsCageCharacter(char character) =>
        character is (>= '0' and <= '9') or (>= 'A' and <= 'Z' and not 'I' and not 'O');
}
