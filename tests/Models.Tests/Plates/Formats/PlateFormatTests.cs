// Formats re-rank what looks alike, name the region, and never rule a text out.
using EdgeAgent.Models.Plates.Formats;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates.Formats;

public sealed class PlateFormatTests
{
    private static readonly FormatPrior Prior = new(PlateFormatTable.BuiltIn());

    [Theory]
    [InlineData("皖A0B123", "皖AOB123", null)]
    [InlineData("粤BD12345", "粤B012345", null)]
    [InlineData("RK101AO", "RK1O1AO", null)]
    [InlineData("ABC1234", "ABCI234", "us")]
    [InlineData("ABO1D23", "AB01D23", "br")]
    [InlineData("4B39376", "4839376", "eu")]
    public void Of_two_alike_texts_the_one_that_fits_a_format_wins(string right, string wrong, string? region) =>
        Assert.True(Gain(right, region) > Gain(wrong, region) + 1);

    [Fact]
    public void No_text_is_impossible() => Prop.ForAll<NonNull<string>>(text =>
        double.IsFinite(Gain(text.Get[..Math.Min(16, text.Get.Length)]))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("京A12345", null, "cn")]
    [InlineData("京AD12345", null, "cn-new-energy")]
    [InlineData("4AB3000", 4.5, "eu-cz")]
    [InlineData("ABC1D23", 3.1, "br-mercosul")]
    [InlineData("ABC1234", 3.1, "br-old")]
    [InlineData("ABC1234", 2.0, "us")]
    [InlineData("IMGR8", 2.0, "us")]
    [InlineData("BIMMIAN", 4.7, "eu")]
    public void A_plate_is_named_by_its_text_and_shape(string text, double? shape, string region) =>
        Assert.Equal(region, Region(text, shape, null));

    [Fact]
    public void The_region_option_decides_between_regions_that_share_a_format()
    {
        Assert.Equal("br-old", Region("ABC1234", null, "br"));
        Assert.Equal("us", Region("ABC1234", null, "us"));
    }

    [Theory]
    [InlineData("us 1 LLL", "before the first")]
    [InlineData("region us\nus x LLL", "'x' is no number")]
    [InlineData("region us\nus 1 LQL", "'Q' at place 2")]
    [InlineData("region us\nus 1 [ABC", "has no ']'")]
    [InlineData("region us\nus 1 L{3,1}", "is no count")]
    [InlineData("region us\nus 1 L{17}", "more than 16")]
    [InlineData("regions us eu more", "neither")]
    public void A_fault_in_a_format_file_is_a_sentence_with_its_place(string file, string says)
    {
        var fault = Assert.Throws<FormatException>(() => Table(file));
        Assert.StartsWith($"line {file.Split('\n').Length}, can not be understood", fault.Message,
            StringComparison.Ordinal);
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_stands_for_every_length_it_allows()
    {
        var table = Table("region x\nx 1 (B|AG)D{1,2}[L-IO]");
        Assert.Equal([0, 0, 0, 1, 2, 1], Enumerable.Range(0, 6).Select(length => table.OfLength(length).Length));
        Assert.True(table.OfLength(4)[0].Fits("B12C") || table.OfLength(4)[1].Fits("B12C"));
        Assert.False(table.OfLength(4)[0].Fits("B12O") || table.OfLength(4)[1].Fits("B12O"));
    }

    [Fact]
    public void Shares_of_a_region_add_up_to_the_whole()
    {
        var table = PlateFormatTable.BuiltIn();
        var all = Enumerable.Range(0, 17).SelectMany(length => table.OfLength(length).ToArray()).ToList();
        Assert.Equal(["br", "cn", "eu", "us"], table.Regions.Select(region => region.Name));
        Assert.All(all.GroupBy(format => format.Region), region => Assert.Equal(1, region.Sum(it => it.Share), 6));
        Assert.All(all, format => Assert.StartsWith(table.Regions[format.Region].Name, format.Name,
            StringComparison.Ordinal));
    }

    private static PlateFormatTable Table(string file) => PlateFormatTable.Read(
        file.Split('\n').Select((line, index) => ($"line {index + 1}", line)));

    private static double Gain(string text, string? region = null)
    {
        Span<double> weights = stackalloc double[Prior.Table.Regions.Count];
        Prior.WeighRegions(null, region, weights);
        return Prior.LogGain(text, weights);
    }

    private static string Region(string text, double? shape, string? only)
    {
        Span<double> weights = stackalloc double[Prior.Table.Regions.Count];
        Prior.WeighRegions(shape, only, weights);
        return Prior.RegionOf(text, weights);
    }
}
