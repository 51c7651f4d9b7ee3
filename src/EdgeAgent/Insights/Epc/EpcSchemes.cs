// The catalogue of schemes: every binary header of TDS 1.13 and TDS 2.3.
using static EdgeAgent.Insights.Epc.PartitionTable;
using static EdgeAgent.Insights.Epc.ReferenceForm;

namespace EdgeAgent.Insights.Epc;

/// <summary>Finds a scheme by header or by name.</summary>
internal static class EpcSchemes
{
    private static readonly OtherLayout Other = new();

    private static readonly EpcScheme?[] ByHeader = Index();

    /// <summary>All schemes, in the order of their headers.</summary>
    public static IReadOnlyList<EpcScheme> All { get; } = [.. ByHeader.OfType<EpcScheme>()];

    /// <summary>The scheme of a header; null where TDS knows none.</summary>
    public static EpcScheme? Of(byte header) => ByHeader[header];

    private static EpcScheme?[] Index()
    {
        var table = new EpcScheme?[256];
        foreach (var scheme in Classic().Concat(Plus())) table[scheme.Header] = scheme;
        return table;
    }

    private static IEnumerable<EpcScheme> Classic() =>
    [
        new(0x2C, "GDTI-96", EpcKey.Gdti, 96, new PartitionedLayout(Location, Padded, SerialForm.Integer, 41)),
        new(0x2D, "GSRN-96", EpcKey.Gsrn, 96, new PartitionedLayout(Unit, Padded, SerialForm.Reserved, 24)),
        new(0x2E, "GSRNP-96", EpcKey.Gsrnp, 96, new PartitionedLayout(Unit, Padded, SerialForm.Reserved, 24)),
        new(0x2F, "USDOD-96", EpcKey.Usdod, 96, Other),
        new(0x30, "SGTIN-96", EpcKey.Sgtin, 96, new PartitionedLayout(Item, Padded, SerialForm.Integer, 38)),
        new(0x31, "SSCC-96", EpcKey.Sscc, 96, new PartitionedLayout(Unit, Padded, SerialForm.Reserved, 24)),
        new(0x32, "SGLN-96", EpcKey.Sgln, 96, new PartitionedLayout(Location, Padded, SerialForm.Integer, 41)),
        new(0x33, "GRAI-96", EpcKey.Grai, 96, new PartitionedLayout(AssetType, Padded, SerialForm.Integer, 38)),
        new(0x34, "GIAI-96", EpcKey.Giai, 96, new PartitionedLayout(AssetNumber, Unpadded, SerialForm.None, 0)),
        new(0x35, "GID-96", EpcKey.Gid, 96, Other),
        new(0x36, "SGTIN-198", EpcKey.Sgtin, 198, new PartitionedLayout(Item, Padded, SerialForm.SevenBit, 140)),
        new(0x37, "GRAI-170", EpcKey.Grai, 170, new PartitionedLayout(AssetType, Padded, SerialForm.SevenBit, 112)),
        new(0x38, "GIAI-202", EpcKey.Giai, 202, new PartitionedLayout(AssetText, SevenBit, SerialForm.None, 0)),
        new(0x39, "SGLN-195", EpcKey.Sgln, 195, new PartitionedLayout(Location, Padded, SerialForm.SevenBit, 140)),
        new(0x3A, "GDTI-113", EpcKey.Gdti, 113, new PartitionedLayout(Location, Padded, SerialForm.NumericString, 58)),
        new(0x3B, "ADI-var", EpcKey.Adi, 68, Other),
        new(0x3C, "CPI-96", EpcKey.Cpi, 96, new PartitionedLayout(PartNumber, Unpadded, SerialForm.Integer, 31)),
        new(0x3D, "CPI-var", EpcKey.Cpi, 86, new PartitionedLayout(PartText, SixBit, SerialForm.Integer, 40)),
        new(0x3E, "GDTI-174", EpcKey.Gdti, 174, new PartitionedLayout(Location, Padded, SerialForm.SevenBit, 119)),
        new(0x3F, "SGCN-96", EpcKey.Sgcn, 96, new PartitionedLayout(Location, Padded, SerialForm.NumericString, 41)),
        new(0x40, "ITIP-110", EpcKey.Itip, 110, new PartitionedLayout(Item, Padded, SerialForm.Integer, 38, true)),
        new(0x41, "ITIP-212", EpcKey.Itip, 212, new PartitionedLayout(Item, Padded, SerialForm.SevenBit, 140, true)),
    ];

    private static IEnumerable<EpcScheme> Plus()
    {
        foreach (var (plus, plusPlus, name, key, layout) in PlusRows())
        {
            yield return new(plus, name + "+", key, 12, layout);
            yield return new(plusPlus, name + "++", key, 12, layout with { OwnHost = true });
        }
    }

    private static IEnumerable<(byte Plus, byte PlusPlus, string Name, EpcKey Key, PlusLayout Layout)> PlusRows() =>
    [
        (0xF0, 0xE6, "CPI", EpcKey.Cpi, new("8010", 0, TailForm.Digits, "8011", 12)),
        (0xF1, 0xEB, "GRAI", EpcKey.Grai, new("8003", 14, TailForm.Text, null, 16)),
        (0xF2, 0xE9, "SGLN", EpcKey.Sgln, new("414", 13, TailForm.Text, "254", 20)),
        (0xF3, 0xED, "ITIP", EpcKey.Itip, new("8006", 18, TailForm.Text, "21", 20)),
        (0xF4, 0xE7, "GSRN", EpcKey.Gsrn, new("8018", 18)),
        (0xF5, 0xE8, "GSRNP", EpcKey.Gsrnp, new("8017", 18)),
        (0xF6, 0xEA, "GDTI", EpcKey.Gdti, new("253", 13, TailForm.Text, null, 17)),
        (0xF7, 0xFD, "SGTIN", EpcKey.Sgtin, new("01", 14, TailForm.Text, "21", 20)),
        (0xF8, 0xEC, "SGCN", EpcKey.Sgcn, new("255", 13, TailForm.Digits, null, 12)),
        (0xF9, 0xEF, "SSCC", EpcKey.Sscc, new("00", 18)),
        (0xFA, 0xEE, "GIAI", EpcKey.Giai, new("8004", 0)),
        (0xFB, 0xFC, "DSGTIN", EpcKey.Sgtin, new("01", 14, TailForm.Text, "21", 20, Dated: true)),
    ];
}
