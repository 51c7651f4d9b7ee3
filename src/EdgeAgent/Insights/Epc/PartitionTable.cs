// The partition tables of TDS section 14.2 as data: how the bits are shared between company prefix and reference.
namespace EdgeAgent.Insights.Epc;

/// <summary>One partition table. The column of the company prefix is the same in all of them.</summary>
/// <param name="ReferenceBits">Bits of the reference, by partition value 0 to 6.</param>
/// <param name="ReferenceDigits">Digits of the reference (characters, where it is text), by partition value 0 to
/// 6.</param>
internal sealed record PartitionTable(int[] ReferenceBits, int[] ReferenceDigits)
{
    /// <summary>The only undefined partition value.</summary>
    public const int Undefined = 7;

    private static readonly int[] CompanyBitsByPartition = [40, 37, 34, 30, 27, 24, 20];

    /// <summary>SGTIN and ITIP: item reference, indicator digit first.</summary>
    public static PartitionTable Item { get; } = new([4, 7, 10, 14, 17, 20, 24], [1, 2, 3, 4, 5, 6, 7]);

    /// <summary>SSCC, GSRN and GSRNP: serial or service reference.</summary>
    public static PartitionTable Unit { get; } = new([18, 21, 24, 28, 31, 34, 38], [5, 6, 7, 8, 9, 10, 11]);

    /// <summary>SGLN, GDTI and SGCN: location, document type or coupon reference; none at partition 0.</summary>
    public static PartitionTable Location { get; } = new([1, 4, 7, 11, 14, 17, 21], [0, 1, 2, 3, 4, 5, 6]);

    /// <summary>GRAI: asset type; none at partition 0.</summary>
    public static PartitionTable AssetType { get; } = new([4, 7, 10, 14, 17, 20, 24], [0, 1, 2, 3, 4, 5, 6]);

    /// <summary>GIAI-96: individual asset reference as a number, at most so many digits.</summary>
    public static PartitionTable AssetNumber { get; } =
        new([42, 45, 48, 52, 55, 58, 62], [13, 14, 15, 16, 17, 18, 19]);

    /// <summary>GIAI-202: individual asset reference as text, at most so many characters.</summary>
    public static PartitionTable AssetText { get; } =
        new([148, 151, 154, 158, 161, 164, 168], [18, 19, 20, 21, 22, 23, 24]);

    /// <summary>CPI-96: component reference as a number, at most so many digits.</summary>
    public static PartitionTable PartNumber { get; } = new([11, 14, 17, 21, 24, 27, 31], [3, 4, 5, 6, 7, 8, 9]);

    /// <summary>
    /// CPI-var: component reference as text that ends with six zero bits; the bits are its own affair.
    /// </summary>
    public static PartitionTable PartText { get; } = new([0, 0, 0, 0, 0, 0, 0], [18, 19, 20, 21, 22, 23, 24]);

    /// <summary>Bits of the company prefix.</summary>
    public static int CompanyBits(int partition) => CompanyBitsByPartition[partition];

    /// <summary>Digits of the company prefix: 12 down to 6.</summary>
    public static int CompanyDigits(int partition) => 12 - partition;
}
