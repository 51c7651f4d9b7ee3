// From parts or a tag URI to the bits of a tag: for writing tags, and for the masks that select them.
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Epc;

/// <summary>
/// Encodes SGTIN-96 and -198, SSCC-96, SGLN-96 and -195, GRAI-96 and -170, GIAI-96 and -202, GSRN-96, GSRNP-96,
/// GDTI-96,
/// -113 and -174, SGCN-96, ITIP-110 and -212 and CPI-96 (TDS 1.13 section 14.3). Stateless; never throws.
/// </summary>
public static class EpcEncoder
{
    private const int LongestBytes = 28;

    /// <summary>Encodes a tag URI.</summary>
    /// <param name="tagUri">For example <c>urn:epc:tag:sgtin-96:3.0614141.812345.6789</c>.</param>
    /// <param name="epc">The EPC, padded with zeros to whole 16-bit words as tags hold it.</param>
    /// <param name="problem">Why it cannot be encoded, as a sentence.</param>
    public static bool TryEncode(string tagUri, out EpcBits epc, [NotNullWhen(false)] out string? problem)
    {
        epc = default;
        return EpcParts.TryParse(tagUri, out var parts, out problem) && TryEncode(parts, out epc, out problem);
    }

    /// <summary>Encodes parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="epc">The EPC, padded with zeros to whole 16-bit words as tags hold it.</param>
    /// <param name="problem">Why it cannot be encoded, as a sentence.</param>
    public static bool TryEncode(EpcParts parts, out EpcBits epc, [NotNullWhen(false)] out string? problem)
    {
        epc = default;
        Span<byte> bytes = stackalloc byte[LongestBytes];
        var bits = new BitWriter(bytes);
        var scheme = EpcSchemes.All.FirstOrDefault(
            scheme => scheme.Name.Equals(parts.Scheme, StringComparison.OrdinalIgnoreCase));
        problem = scheme?.Layout is PartitionedLayout { Reference: not ReferenceForm.SixBit } layout
            ? Write(scheme, layout, parts, ref bits)
            : $"'{parts.Scheme}' is no scheme to encode: take SGTIN-96, SSCC-96, SGLN-96, GRAI-96 or GIAI-96.";
        if (problem is not null) return false;
        epc = new EpcBits(bytes, (scheme!.Bits + 15) / 16 * 16);
        return true;
    }

    private static string? Write(EpcScheme scheme, PartitionedLayout layout, EpcParts parts, ref BitWriter bits)
    {
        var partition = 12 - parts.CompanyPrefix.Length;
        if (partition is < 0 or > 6 || !IsDigits(parts.CompanyPrefix))
            return $"The company prefix '{parts.CompanyPrefix}' must have 6 to 12 digits.";
        if (parts.Filter is < 0 or > 7) return $"The filter {parts.Filter} must be 0 to 7.";
        bits.Write(scheme.Header, 8);
        bits.Write((ulong)parts.Filter, 3);
        bits.Write((ulong)partition, 3);
        bits.Write(Number(parts.CompanyPrefix), PartitionTable.CompanyBits(partition));
        return WriteReference(layout, partition, parts.Reference, ref bits)
            ?? WritePieces(layout, parts.Pieces, ref bits)
            ?? WriteSerial(scheme, layout, parts.Serial, ref bits);
    }

    private static string? WriteReference(PartitionedLayout layout, int partition, string reference, ref BitWriter bits)
    {
        var width = layout.Table.ReferenceBits[partition];
        var digits = layout.Table.ReferenceDigits[partition];
        switch (layout.Reference)
        {
            case ReferenceForm.SevenBit:
                return WriteText("reference", reference, digits, width, ref bits);
            case ReferenceForm.Unpadded:
                return WriteInteger("reference", reference, Decimals.Power(digits), width, ref bits);
            default:
                if (reference.Length != digits || !IsDigits(reference))
                {
                    return $"The reference '{reference}' must have {digits} digits beside a company prefix of "
                        + $"{PartitionTable.CompanyDigits(partition)}.";
                }

                bits.Write(Number(reference), width);
                return null;
        }
    }

    private static string? WritePieces(PartitionedLayout layout, string? pieces, ref BitWriter bits)
    {
        if (!layout.Pieces) return null;
        if (pieces is not { Length: 4 } || !IsDigits(pieces)) return "Piece and total must have two digits each.";
        bits.Write(Number(pieces[..2]), 7);
        bits.Write(Number(pieces[2..]), 7);
        return null;
    }

    private static string? WriteSerial(EpcScheme scheme, PartitionedLayout layout, string? serial, ref BitWriter bits)
    {
        if (layout.Serial is SerialForm.None or SerialForm.Reserved)
        {
            bits.Write(0, layout.SerialBits);
            return serial is null ? null : $"{scheme.Name} has no serial, but '{serial}' was given.";
        }

        if (string.IsNullOrEmpty(serial)) return $"{scheme.Name} needs a serial.";
        switch (layout.Serial)
        {
            case SerialForm.SevenBit:
                return WriteText("serial", serial, layout.SerialBits / 7, layout.SerialBits, ref bits);
            case SerialForm.NumericString:
                var most = layout.SerialBits == 58 ? 17 : 12;
                if (serial.Length > most || !IsDigits(serial))
                    return $"The serial '{serial}' must have 1 to {most} digits.";
                bits.Write(Number("1" + serial), layout.SerialBits);
                return null;
            default:
                return WriteInteger("serial", serial, (UInt128)1 << layout.SerialBits, layout.SerialBits, ref bits);
        }
    }

    private static string? WriteInteger(string what, string text, UInt128 limit, int width, ref BitWriter bits)
    {
        if (!IsDigits(text) || text.Length is 0 or > 19 || (text.Length > 1 && text[0] == '0')
            || UInt128.Parse(text, CultureInfo.InvariantCulture) >= UInt128.Min(limit, (UInt128)1 << width))
        {
            return $"The {what} '{text}' must be a number without leading zeros, at most "
                + $"{UInt128.Min(limit, (UInt128)1 << width) - 1}.";
        }

        bits.Write(Number(text), width);
        return null;
    }

    private static string? WriteText(string what, string text, int most, int width, ref BitWriter bits)
    {
        if (text.Length == 0 || text.Length > most || !text.All(PackedText.IsInvariant))
        {
            return $"The {what} '{text}' must have 1 to {most} characters out of letters, digits and "
                + "!\"%&'()*+,-./:;<=>?_.";
        }

        foreach (var character in text) bits.Write(character, 7);
        for (var left = width - (7 * text.Length); left > 0; left -= 64) bits.Write(0, Math.Min(64, left));
        return null;
    }

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);

    private static ulong Number(string digits) =>
        digits.Length == 0 ? 0 : ulong.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
