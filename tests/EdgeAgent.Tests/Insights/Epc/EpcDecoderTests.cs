// What is no EPC: a raw URI and a sentence, never an exception.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Epc;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Epc;

public class EpcDecoderTests
{
    private const string Sgtin = "3074257BF7194E4000001A85";

    [Theory]
    [InlineData("", "holds no EPC")]
    [InlineData("000000000000000000000000", "never written")]
    [InlineData("E28011052000", "chip's own number")]
    [InlineData("DC248E295C30DF7DB7D2", "No EPC scheme has the header DC")]
    [InlineData("3074257BF7194E400000", "has 80 bits, and the scheme needs 96")]
    [InlineData("307C257BF7194E4000001A85", "partition value is 7")]
    [InlineData("3037FFFFFC00000000000000", "company prefix has too many digits")]
    [InlineData("307424E4E3FFFFC000000000", "reference has too many digits")]
    [InlineData("3174257BF4499602D2000001", "reserved")]
    [InlineData("3674257BF6B7A4000000000000000000000000000000000000", "serial is empty")]
    [InlineData("3A74257BF46072000000000000000000", "lacks the 1")]
    [InlineData("F7379521141123A53856", "no digit")]
    [InlineData("F73795211411234538566CB0", "ends too early")]
    [InlineData("F7379521141123453C566CB0AFC4", "stands for nothing")]
    [InlineData("FB37ACDE795211411234538566CB0AFC4", "kind of date")]
    public void What_is_no_EPC_comes_raw_with_a_sentence(string hex, string says)
    {
        var epc = EpcDecoder.Decode(Hex.Bits(hex));
        Assert.Contains(says, epc.Problem, StringComparison.Ordinal);
        Assert.EndsWith(".", epc.Problem, StringComparison.Ordinal);
        Assert.Equal($"urn:epc:raw:{hex.Length * 4}.x{hex}", epc.Uri);
        Assert.Equal(epc.Uri, epc.TagUri);
        Assert.Null(epc.Scheme);
        Assert.Null(epc.DigitalLink);
    }

    [Fact]
    public void A_tag_whose_PC_word_is_of_ISO_is_raw_with_its_family()
    {
        Assert.Equal($"urn:epc:raw:96.xA1.x{Sgtin}", EpcDecoder.Decode(Hex.Bits(Sgtin), 0x31A1).Uri);
        Assert.Equal("urn:epc:id:sgtin:0614141.812345.6789", EpcDecoder.Decode(Hex.Bits(Sgtin), 0x3000).Uri);
    }

    [Fact]
    public void Bits_after_the_end_of_a_scheme_do_not_count() =>
        Assert.Equal(EpcDecoder.Decode(Hex.Bits(Sgtin)), EpcDecoder.Decode(Hex.Bits(Sgtin + "FFFFFFFF")));

    [Fact]
    public void The_tag_URI_alone_is_that_of_the_whole_decode() => Prop.ForAll(AnyEpc(), epc =>
    {
        var whole = EpcDecoder.Decode(epc);
        return EpcDecoder.TagUri(epc) == (whole.TagUri ?? whole.DigitalLink);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bits_behind_every_header_never_throw_and_never_lie() => Prop.ForAll(AnyEpc(), epc =>
    {
        var identity = EpcDecoder.Decode(epc);
        return (identity.Problem is null) == (identity.Scheme is not null)
            && identity.Uri.All(character => character is > ' ' and < (char)127)
            && Uri.TryCreate(identity.Uri, UriKind.Absolute, out _);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void A_host_name_with_an_empty_part_is_none()
    {
        // Found by chance: `id.` followed by `.ac` seventeen times.
        var bytes = Convert.FromHexString("EE83E6F85EAFE69D7C3A3DC3152F431A" + new string('0', 86));

        Assert.NotNull(EpcDecoder.Decode(new EpcBits(bytes, bytes.Length * 8)).Problem);
    }

    private static Arbitrary<EpcBits> AnyEpc() =>
        (from header in Gen.Elements(EpcSchemes.All.Select(scheme => scheme.Header).Append((byte)0xE2).ToArray())
         from length in Gen.Choose(0, 61)
         from zeros in Gen.Choose(0, 61)
         from tail in Gen.ArrayOf(Gen.Choose(0, 255), length)
         from cut in Gen.Choose(0, 7)
         select Make(header, tail, zeros, cut)).ToArbitrary();

    // Zeros at the end make text that ends well and reserved bits that are right more frequent.
    private static EpcBits Make(byte header, int[] tail, int zeros, int cut)
    {
        byte[] bytes = [header, .. tail.Select((value, index) => index >= zeros ? (byte)0 : (byte)value)];
        return new EpcBits(bytes, (bytes.Length * 8) - cut);
    }
}
