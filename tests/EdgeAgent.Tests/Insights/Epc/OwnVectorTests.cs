// The repository's own vectors: at least one for every scheme, text encoding, kind of date and packing of host names,
// made from the tables of TDS by a program that shares no code with the decoder.
using System.Text.Json;
using EdgeAgent.Insights.Epc;
using Xunit;

namespace EdgeAgent.Tests.Insights.Epc;

public class OwnVectorTests
{
    public static TheoryData<string> Rows { get; } = new(Read());

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_EPC_decodes_to_all_its_forms(string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        var epc = EpcDecoder.Decode(Hex.Bits(row.Text("hex")!));
        Assert.Null(epc.Problem);
        Assert.Equal(row.Text("scheme"), epc.Scheme);
        Assert.Equal(row.Text("uri"), epc.Uri);
        Assert.Equal(row.Text("tagUri"), epc.TagUri);
        Assert.Equal(row.Text("digitalLink"), epc.DigitalLink);
        Assert.Equal(row.Text("gtin"), epc.Gtin);
        Assert.Equal(row.Text("serial"), epc.Serial);
        Assert.Equal(
            row.GetProperty("filter") is { ValueKind: JsonValueKind.Number } filter ? filter.GetInt32() : null,
            epc.Filter);
    }

    [Fact]
    public void Every_scheme_of_the_catalogue_has_a_vector()
    {
        var covered = Read().Select(line => JsonDocument.Parse(line).RootElement.Text("scheme")!).ToHashSet();
        Assert.Equal(46, EpcSchemes.All.Count);
        Assert.Equal(EpcSchemes.All.Select(scheme => scheme.Name).Order(), covered.Order());
    }

    [Fact]
    public void What_the_encoder_takes_encodes_back_to_the_same_bits()
    {
        var encoded = 0;
        foreach (var line in Read())
        {
            var row = JsonDocument.Parse(line).RootElement;
            if (row.Text("tagUri") is not { } uri) continue;
            if (row.Text("scheme") is "CPI-var" or "ADI-var" or "USDOD-96" or "GID-96") continue;
            Assert.True(EpcEncoder.TryEncode(uri, out var epc, out var problem), problem);
            Assert.Equal(row.Text("hex"), epc.ToString());
            encoded++;
        }

        Assert.True(encoded > 20);
    }

    private static IEnumerable<string> Read()
    {
        var assembly = typeof(OwnVectorTests).Assembly;
        var name = assembly.GetManifestResourceNames()
            .Single(name => name.EndsWith("epc.jsonl", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
