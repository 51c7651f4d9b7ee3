// Text of any length in one of six encodings: 3 bits say which, 5 bits how long (TDS 2.3 section 14.5.6 and table E).
namespace EdgeAgent.Insights.Epc;

/// <summary>Reads variable-length alphanumeric text.</summary>
internal static class VariableText
{
    private const string UpperHex = "0123456789ABCDEF";
    private const string LowerHex = "0123456789abcdef";
    private const string FileSafeBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    // URN Code 40 (ISO/IEC 15962): value 0 is padding.
    private const string Code40 = " ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";

    /// <summary>Reads text with its encoding and length.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="fields">Where the text goes.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="text">The part that was read; may be empty.</param>
    /// <returns>Null, or why it is no such text.</returns>
    public static string? Read(ref BitReader bits, ref EpcFields fields, int most, out Slice text)
    {
        var encoding = bits.ReadInt(3);
        var length = bits.ReadInt(5);
        var mark = fields.Mark;
        string? problem = null;
        if (length > most) problem = "its text is longer than its key allows";
        else
        {
            problem = encoding switch
            {
                0 => ReadInteger(ref bits, ref fields, length),
                1 => ReadAlphabet(ref bits, ref fields, length, 4, UpperHex),
                2 => ReadAlphabet(ref bits, ref fields, length, 4, LowerHex),
                3 => ReadAlphabet(ref bits, ref fields, length, 6, FileSafeBase64),
                4 => ReadSevenBit(ref bits, ref fields, length),
                5 => ReadCode40(ref bits, ref fields, length),
                _ => "its text has an encoding that stands for nothing",
            };
        }

        text = fields.Since(mark);
        return problem;
    }

    /// <summary>
    /// Reads URN Code 40: 16 bits for each three characters, 1600·a + 40·b + c + 1 (section 14.5.6.5).
    /// </summary>
    public static string? ReadCode40(ref BitReader bits, ref EpcFields fields, int length)
    {
        for (var left = length; left > 0; left -= 3)
        {
            var value = bits.ReadInt(16) - 1;
            if (value is < 0 or >= 64_000) return "its text is no URN Code 40";
            for (int index = 0, weight = 1600; index < 3; index++, weight /= 40)
            {
                var code = value / weight % 40;
                if (code == 0 != index >= left) return "its URN Code 40 is padded in the wrong place";
                if (code != 0) fields.Add(Code40[code]);
            }
        }

        return null;
    }

    private static string? ReadInteger(ref BitReader bits, ref EpcFields fields, int length)
    {
        if (length == 0) return null;
        var value = bits.ReadWide(Decimals.BitsFor(length));
        if (value >= Decimals.Power(length)) return "its number has more digits than it says";
        fields.AddNumber(value, length);
        return null;
    }

    private static string? ReadAlphabet(
        ref BitReader bits, ref EpcFields fields, int length, int width, string alphabet)
    {
        for (var index = 0; index < length; index++) fields.Add(alphabet[bits.ReadInt(width)]);
        return null;
    }

    private static string? ReadSevenBit(ref BitReader bits, ref EpcFields fields, int length)
    {
        for (var index = 0; index < length; index++)
        {
            var character = (char)bits.ReadInt(7);
            if (!PackedText.IsInvariant(character)) return "its text holds a character that GS1 keys do not have";
            fields.Add(character);
        }

        return null;
    }
}
