// The tables agree with each other and with the numbers used elsewhere.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Layouts;

public class LayoutCatalogTests
{
    private static readonly LayoutCatalog Catalog = LayoutCatalog.Standard;

    [Fact]
    public void Every_message_type_has_its_layout_and_every_layout_its_type() =>
        Assert.Equal(
            Enum.GetValues<MessageType>().Select(type => $"{(int)type} {Plain(type.ToString())}").Order(),
            Catalog.Messages.Select(layout => $"{layout.Type} {Plain(layout.Name)}").Order());

    [Fact]
    public void Every_parameter_type_has_its_layout_and_every_layout_its_type() =>
        Assert.Equal(
            Enum.GetValues<ParameterType>().Select(type => $"{(int)type} {Plain(type.ToString())}").Order(),
            Catalog.Parameters.Select(layout => $"{layout.Type} {Plain(layout.Name)}").Order());

    [Fact]
    public void Every_parameter_that_a_layout_allows_is_itself_in_the_tables()
    {
        var names = Catalog.Parameters.Select(layout => layout.Name).ToHashSet();
        var all = Catalog.Messages.Concat(Catalog.Parameters).Concat(Catalog.ImpinjParameters);
        Assert.Equal([], all.SelectMany(layout => layout.Parameters.Keys).Except(names));
    }

    [Fact]
    public void The_fields_of_every_TV_have_the_length_that_the_reader_skips()
    {
        foreach (var layout in Catalog.Parameters.Where(layout => layout.Type < 128))
            Assert.Equal(TvLengths.Of(layout.Type) * 8, layout.Fields.Sum(field => field.Bits));
    }

    [Fact]
    public void Every_run_of_bits_ends_at_a_full_byte()
    {
        foreach (var layout in Catalog.Messages.Concat(Catalog.Parameters).Concat(Catalog.ImpinjParameters))
        {
            var bits = 0;
            foreach (var field in layout.Fields)
            {
                var isNumber = field.Kind is FieldKind.Reserved or FieldKind.Unsigned or FieldKind.Signed;
                if (!isNumber || field.Bits % 8 == 0) Assert.True(bits % 8 == 0, layout.Name);
                if (isNumber) bits += field.Bits;
            }

            Assert.True(bits % 8 == 0, layout.Name);
        }
    }

    [Fact]
    public void No_parameter_may_stand_beside_a_field_of_the_same_name()
    {
        foreach (var layout in Catalog.Messages.Concat(Catalog.Parameters))
            Assert.Empty(layout.Fields.Select(field => field.Name).Intersect(layout.Parameters.Keys));
    }

    [Fact]
    public void An_Impinj_layout_is_for_Impinj_only()
    {
        Assert.Equal("ImpinjPeakRSSI", Catalog.VendorParameter(25882, 57)?.Name);
        Assert.Null(Catalog.VendorParameter(10642, 57));
        Assert.Null(Catalog.VendorParameter(25882, uint.MaxValue));
        Assert.Equal("IMPINJ_ENABLE_EXTENSIONS", Catalog.VendorMessage(25882, 21)?.Name);
        Assert.Null(Catalog.VendorMessage(161, 21));
    }

    [Fact]
    public void A_table_with_an_unknown_enumeration_is_refused() =>
        Assert.Throws<FormatException>(
            () => LayoutParser.Parse("1 X\n u8 A NoSuch", EnumerationTable.Parse()).ToList());

    private static string Plain(string name) => name.Replace("_", "").ToUpperInvariant();
}
