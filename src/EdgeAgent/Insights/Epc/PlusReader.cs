// Reads the + and ++ schemes: a GS1 key in 4-bit digits with its check digit, then what qualifies it, then a host name
// (TDS 2.3 section 14.6). Data that the toggle bit announces after the EPC is not part of it.
namespace EdgeAgent.Insights.Epc;

/// <summary>Follows a <see cref="PlusLayout"/>.</summary>
internal static class PlusReader
{
    private const int Delimiter = 0xE;
    private const int Terminator = 0xF;
    private const int LongestKey = 30;

    private static readonly string[] DateIdentifiers = ["11", "13", "15", "16", "17", "7006", "7007"];

    /// <summary>Reads what follows the header.</summary>
    /// <returns>Null, or why it is no EPC of this scheme.</returns>
    public static string? Read(PlusLayout layout, ref BitReader bits, ref EpcFields fields)
    {
        bits.Read(1);
        fields.Filter = bits.ReadInt(3);
        var problem = layout.Dated ? ReadDate(ref bits, ref fields) : null;
        problem ??= layout.KeyDigits == 0
            ? ReadOpenKey(layout, ref bits, ref fields)
            : ReadDigits(layout.KeyDigits, ref bits, ref fields);
        problem ??= ReadTail(layout, ref bits, ref fields);
        if (problem is null && layout.OwnHost) problem = HostName.Read(ref bits, ref fields, out fields.Host);
        return bits.Overrun ? "it ends too early" : problem;
    }

    // Section 14.5.8: 7 bits of year, 4 of month, 5 of day; day 0 stands for the month's end.
    private static string? ReadDate(ref BitReader bits, ref EpcFields fields)
    {
        var kind = bits.ReadInt(4);
        var year = bits.ReadInt(7);
        var month = bits.ReadInt(4);
        var day = bits.ReadInt(5);
        if (kind >= DateIdentifiers.Length) return "its kind of date stands for nothing";
        if (year > 99 || month is < 1 or > 12 || day > 31) return "its date is none";
        fields.DateIdentifier = DateIdentifiers[kind];
        fields.Date = fields.AddNumber((ulong)((year * 10_000) + (month * 100) + day), 6);
        return null;
    }

    // Section 14.5.4: fixed-length numeric.
    private static string? ReadDigits(int digits, ref BitReader bits, ref EpcFields fields)
    {
        var mark = fields.Mark;
        for (var index = 0; index < digits; index++)
        {
            var digit = bits.ReadInt(4);
            if (digit > 9) return "its key holds something that is no digit";
            fields.Add((char)('0' + digit));
        }

        fields.Company = fields.Since(mark);
        return null;
    }

    // Section 14.5.5: digits until F (the end) or E (text follows).
    private static string? ReadOpenKey(PlusLayout layout, ref BitReader bits, ref EpcFields fields)
    {
        var mark = fields.Mark;
        while (true)
        {
            var digit = bits.ReadInt(4);
            if (digit == Terminator) break;
            if (digit == Delimiter)
            {
                if (VariableText.Read(ref bits, ref fields, LongestKey, out _) is { } problem) return problem;
                break;
            }

            if (bits.Overrun) return "it ends too early";
            if (digit > 9 || fields.Since(mark).Length == LongestKey) return "its key is no key of digits and text";
            fields.Add((char)('0' + digit));
        }

        fields.Company = fields.Since(mark);
        return fields.Company.Length is > 4 and <= LongestKey && (layout.KeyIdentifier != "8010" || IsPart(fields))
            ? null
            : "its key is too short, too long or holds a character that it must not hold";
    }

    private static bool IsPart(EpcFields fields)
    {
        foreach (var character in fields[fields.Company])
        {
            if (character is not ((>= '0' and <= '9') or (>= 'A' and <= 'Z') or '#' or '-' or '/')) return false;
        }

        return true;
    }

    private static string? ReadTail(PlusLayout layout, ref BitReader bits, ref EpcFields fields)
    {
        switch (layout.Tail)
        {
            case TailForm.Text:
                if (VariableText.Read(ref bits, ref fields, layout.TailCharacters, out fields.Serial) is { } problem)
                    return problem;
                return fields.Serial.Length == 0 && layout.TailIdentifier == "21" ? "its serial is empty" : null;
            case TailForm.Digits:
                var digits = bits.ReadInt(4);
                if (digits > layout.TailCharacters) return "its serial is too long";
                if (digits == 0) return layout.TailIdentifier is null ? null : "its serial is empty";
                var value = bits.ReadWide(Decimals.BitsFor(digits));
                if (value >= Decimals.Power(digits)) return "its serial has more digits than it says";
                fields.Serial = fields.AddNumber(value, digits);
                return null;
            default:
                return null;
        }
    }
}
