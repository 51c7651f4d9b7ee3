// Whole and decimal numbers in Chinese numerals. espeak-ng leaves the 零 out of 一百零五, so that 105 sounds like 150.
using System.Globalization;
using System.Text;

namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>Numbers as they are said in Mandarin.</summary>
internal static class HanNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private const string Places = "\0十百千";
    private const int TenThousand = 10_000;

    /// <summary>The numerals of a number from 0 to 99,999,999, or of a decimal; what is neither comes back as it
    /// is.</summary>
    public static string Of(string number)
    {
        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        if (!int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || value >= TenThousand * TenThousand)
            return number;
        if (point < 0) return Whole(value);
        var rest = number[(point + 1)..];
        return rest.Length > 0 && rest.All(char.IsAsciiDigit)
            ? $"{Whole(value)}点{string.Concat(rest.Select(digit => Digits[digit - '0']))}"
            : number;
    }

    private static string Whole(int value)
    {
        if (value == 0) return "零";
        var (high, low) = (value / TenThousand, value % TenThousand);
        if (high == 0) return Group(low, leads: true);
        var gap = low is > 0 and < 1000 ? "零" : "";
        return $"{Group(high, leads: true)}万{gap}{(low == 0 ? "" : Group(low, leads: false))}";
    }

    /// <summary>Up to four digits; 10 to 19 lead with 十 alone.</summary>
    private static string Group(int value, bool leads)
    {
        if (leads && value is >= 10 and < 20) return value == 10 ? "十" : $"十{Digits[value % 10]}";
        var text = new StringBuilder();
        var gap = false;
        for (var (place, unit) = (3, 1000); place >= 0; place--, unit /= 10)
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap) text.Append('零');
            gap = false;
            text.Append(Digits[digit]);
            if (place > 0) text.Append(Places[place]);
        }

        return text.ToString();
    }
}
