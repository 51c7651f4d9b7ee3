// Every shared EPC vector decodes to its printed forms, and encodes back where it can be encoded.
using System.Globalization;
using EdgeAgent.Insights.Epc;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Insights.Epc;

public class SharedVectorTests
{
    [SharedDataFact("rfid/epc/gs1-tds-1.13-E3.jsonl")]
    public void Every_example_of_TDS_1_13_decodes_as_printed() => CheckExamples("gs1-tds-1.13-E3.jsonl", 11);

    [SharedDataFact("rfid/epc/gs1-tds-2.3-E3.jsonl")]
    public void Every_example_of_TDS_2_3_without_print_faults_decodes_as_printed() =>
        CheckExamples("gs1-tds-2.3-E3.jsonl", 19);

    [SharedDataFact("rfid/epc/population-peer-decoded.jsonl")]
    public void A_population_of_tags_decodes_as_another_decoder_sees_it()
    {
        foreach (var row in SharedVectors.Read("population-peer-decoded.jsonl"))
        {
            var pc = ushort.Parse(row.Text("pc")!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            var hex = row.Text("hex")!;
            var epc = EpcDecoder.Decode(Hex.Bits(hex), pc);
            if (row.Text("tagUri") is { } expected) Assert.Equal(expected, epc.TagUri);
            else Assert.Equal($"urn:epc:raw:{hex.Length * 4}.xA9.x{hex}", epc.TagUri);
        }
    }

    [SharedDataFact("rfid/epc/sweep-peer-encoded.jsonl")]
    public void A_sweep_over_all_partitions_decodes_and_encodes_as_another_library_does()
    {
        foreach (var row in SharedVectors.Read("sweep-peer-encoded.jsonl"))
        {
            var (hex, uri) = (row.Text("hex")!, row.Text("tagUri")!);
            Assert.Equal(uri, EpcDecoder.Decode(Hex.Bits(hex)).TagUri);
            Assert.True(EpcEncoder.TryEncode(uri, out var epc, out var problem), problem);
            Assert.Equal(hex, epc.ToString());
        }
    }

    [SharedDataFact("rfid/epc/go-llrp-prefixes.jsonl")]
    public void Masks_that_select_tags_are_prefixes_of_what_is_encoded()
    {
        foreach (var row in SharedVectors.Read("go-llrp-prefixes.jsonl"))
        {
            var label = row.Text("label")!.Split('_');
            var company = label.Length > 3 ? label[3] : "0614141";
            var reference = label.Length > 4 ? label[4] : label[0] switch
            {
                "SSCC-96" => "1234567890",
                "GRAI-96" => "12345",
                _ => "812345",
            };
            var serial = label[0] switch { "SSCC-96" or "GIAI-96" => null, _ => label.Length > 5 ? label[5] : "0" };
            var parts = new EpcParts(
                label[0], int.Parse(label[1], CultureInfo.InvariantCulture), company, reference, serial);
            Assert.True(EpcEncoder.TryEncode(parts, out var epc, out var problem), problem);
            var bits = string.Concat(epc.Bytes.ToArray().Select(b => b.ToString("B8", CultureInfo.InvariantCulture)));
            Assert.StartsWith(row.Text("prefixBits")!, bits, StringComparison.Ordinal);
        }
    }

    private static void CheckExamples(string name, int count)
    {
        var rows = SharedVectors.Read(name).Where(row => row.Text("erratum") is null).ToList();
        Assert.Equal(count, rows.Count);
        foreach (var row in rows)
        {
            var epc = EpcDecoder.Decode(Hex.Bits(row.Text("hex")!));
            Assert.Null(epc.Problem);
            Assert.Equal(row.Text("scheme"), epc.Scheme);
            if (row.Text("epcUri") is { } uri) Assert.Equal(uri, epc.Uri);
            if (row.Text("tagUri") is { } tag) Assert.Equal(tag, epc.TagUri);
            if (row.TryGetProperty("filter", out var filter)) Assert.Equal(filter.GetInt32(), epc.Filter);
            if (row.Text("digitalLink") is { } link) CheckLink(link, epc, row.Text("tagUri") is null);
            if (row.Text("elementString") is { } elements && epc.Scheme is not "DSGTIN+") CheckElements(elements, epc);
        }
    }

    private static void CheckLink(string expected, EpcIdentity epc, bool hostCounts)
    {
        if (hostCounts) Assert.Equal(expected, epc.DigitalLink);
        else Assert.Equal(new Uri(expected).PathAndQuery, new Uri(epc.DigitalLink!).PathAndQuery);
    }

    // (01) 70614141123451 (21) 32a/b is the path /01/70614141123451/21/32a%2Fb.
    private static void CheckElements(string elements, EpcIdentity epc)
    {
        var path = elements.Replace(" ", "", StringComparison.Ordinal)
            .Replace("/", "%2F", StringComparison.Ordinal)
            .Replace("(", "/", StringComparison.Ordinal)
            .Replace(")", "/", StringComparison.Ordinal);
        Assert.Equal(path, new Uri(epc.DigitalLink!).AbsolutePath);
    }
}
