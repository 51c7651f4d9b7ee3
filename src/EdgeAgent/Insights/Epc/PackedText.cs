// The packed characters of the classic schemes: 7-bit ASCII of a fixed width, and 6-bit ASCII that ends with zeros.
using System.Buffers;

namespace EdgeAgent.Insights.Epc;

/// <summary>Reads packed text.</summary>
internal static class PackedText
{
    /// <summary>
    /// The 82 characters that GS1 keys may hold (TDS 1.13 table A-1; GS1 General Specifications, figure 7.11-1).
    /// </summary>
    private static readonly SearchValues<char> Invariant = SearchValues.Create(
        "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether a character may stand in a serial.</summary>
    public static bool IsInvariant(char character) => Invariant.Contains(character);

    /// <summary>Reads 7-bit characters, padded with zero bits to a width (TDS 1.13 section 14.4.2).</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="fields">Where the text goes.</param>
    /// <param name="width">Bits of the field.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="text">The part that was read.</param>
    /// <returns>False where the text is empty, too long, not padded with zeros or holds a foreign character.</returns>
    public static bool ReadSevenBit(ref BitReader bits, ref EpcFields fields, int width, int most, out Slice text)
    {
        var mark = fields.Mark;
        var ended = false;
        var good = true;
        for (var left = width; left > 0; left -= 7)
        {
            var take = Math.Min(7, left);
            var code = bits.ReadInt(take);
            ended |= code == 0 || take < 7;
            if (!ended && IsInvariant((char)code)) fields.Add((char)code);
            else good &= ended && code == 0;
        }

        text = fields.Since(mark);
        return good && text.Length > 0 && text.Length <= most;
    }

    /// <summary>Reads 6-bit characters until six zero bits (TDS 1.13 section 14.4.8 and table G-1).</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="fields">Where the text goes.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="text">The part that was read; may be empty.</param>
    /// <returns>False where the end is missing or a character is foreign.</returns>
    public static bool ReadSixBit(ref BitReader bits, ref EpcFields fields, int most, out Slice text)
    {
        var mark = fields.Mark;
        for (var count = 0; count <= most; count++)
        {
            var code = bits.ReadInt(6);
            if (code == 0 || bits.Overrun) break;
            if (count == most || SixBitCharacter(code) is not { } character)
            {
                text = fields.Since(mark);
                return false;
            }

            fields.Add(character);
        }

        text = fields.Since(mark);
        return !bits.Overrun;
    }

    /// <summary>The character of a 6-bit code; null where it stands for none.</summary>
    public static char? SixBitCharacter(int code) => code switch
    {
        >= 1 and <= 26 => (char)('A' + code - 1),
        0x23 => '#',
        0x2D => '-',
        0x2F => '/',
        >= 0x30 and <= 0x39 => (char)code,
        _ => null,
    };
}
