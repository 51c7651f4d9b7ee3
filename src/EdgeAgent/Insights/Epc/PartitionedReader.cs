// Reads the classic schemes that share their bits by a partition value: SGTIN, SSCC, SGLN, GRAI, GIAI, GSRN, GDTI,
// SGCN, ITIP and CPI (TDS 1.13 section 14.6).
namespace EdgeAgent.Insights.Epc;

/// <summary>Follows a <see cref="PartitionedLayout"/>.</summary>
internal static class PartitionedReader
{
    /// <summary>Reads what follows the header.</summary>
    /// <returns>Null, or why it is no EPC of this scheme.</returns>
    public static string? Read(PartitionedLayout layout, ref BitReader bits, ref EpcFields fields)
    {
        fields.Filter = bits.ReadInt(3);
        var partition = bits.ReadInt(3);
        if (partition == PartitionTable.Undefined) return "its partition value is 7, which stands for nothing";
        var digits = PartitionTable.CompanyDigits(partition);
        var company = bits.Read(PartitionTable.CompanyBits(partition));
        if (company >= (ulong)Decimals.Power(digits)) return "its company prefix has too many digits for its partition";
        fields.Company = fields.AddNumber(company, digits);
        if (ReadReference(layout, partition, ref bits, ref fields) is { } problem) return problem;
        if (layout.Pieces && !ReadPieces(ref bits, ref fields)) return "its piece or total number is above 99";
        return ReadSerial(layout, ref bits, ref fields);
    }

    private static string? ReadReference(
        PartitionedLayout layout, int partition, ref BitReader bits, ref EpcFields fields)
    {
        var width = layout.Table.ReferenceBits[partition];
        var digits = layout.Table.ReferenceDigits[partition];
        switch (layout.Reference)
        {
            case ReferenceForm.SevenBit:
                return PackedText.ReadSevenBit(ref bits, ref fields, width, digits, out fields.Reference)
                    ? null
                    : "its reference is empty or holds a character that GS1 keys do not have";
            case ReferenceForm.SixBit:
                return PackedText.ReadSixBit(ref bits, ref fields, digits, out fields.Reference)
                    && fields.Reference.Length > 0
                        ? null
                        : "its part reference is empty, too long or holds a character that parts do not have";
            default:
                var value = bits.Read(width);
                if (value >= Decimals.Power(digits)) return "its reference has too many digits for its partition";
                var padded = layout.Reference == ReferenceForm.Padded;
                fields.Reference = padded && digits == 0
                    ? fields.Since(fields.Mark)
                    : fields.AddNumber(value, padded ? digits : 0);
                return null;
        }
    }

    private static bool ReadPieces(ref BitReader bits, ref EpcFields fields)
    {
        var piece = bits.ReadInt(7);
        var total = bits.ReadInt(7);
        if (piece > 99 || total > 99) return false;
        fields.Pieces = fields.AddNumber((ulong)((piece * 100) + total), 4);
        return true;
    }

    private static string? ReadSerial(PartitionedLayout layout, ref BitReader bits, ref EpcFields fields)
    {
        switch (layout.Serial)
        {
            case SerialForm.None:
                return null;
            case SerialForm.Reserved:
                return bits.Read(layout.SerialBits) == 0 ? null : "its last 24 bits, which are reserved, are not zero";
            case SerialForm.SevenBit:
                return PackedText.ReadSevenBit(
                    ref bits, ref fields, layout.SerialBits, layout.SerialBits / 7, out fields.Serial)
                        ? null
                        : "its serial is empty or holds a character that GS1 keys do not have";
            case SerialForm.NumericString:
                var led = fields.AddNumber(bits.Read(layout.SerialBits), 0);
                if (led.Length < 2 || fields[led][0] != '1') return "its serial lacks the 1 that leads its digits";
                fields.Serial = new Slice(led.Start + 1, led.Length - 1);
                return null;
            default:
                var serial = bits.Read(layout.SerialBits);
                if (layout.Reference == ReferenceForm.SixBit && serial >= Decimals.Power(12))
                    return "its serial has more than 12 digits";
                fields.Serial = fields.AddNumber(serial, 0);
                return null;
        }
    }
}
