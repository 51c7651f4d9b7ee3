// Encoding: what goes in comes out, and every refusal is a sentence that names the part.
using EdgeAgent.Insights.Epc;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Epc;

public class EpcEncoderTests
{
    [Theory]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.812345.6789", "3074257BF7194E4000001A85")]
    [InlineData("urn:epc:tag:sscc-96:3.0614141.1234567890", "3174257BF4499602D2000000")]
    [InlineData("urn:epc:tag:sgln-96:3.0614141.12345.5678", "3274257BF46072000000162E")]
    [InlineData("urn:epc:tag:grai-96:3.0614141.12345.5678", "3374257BF40C0E400000162E")]
    [InlineData("urn:epc:tag:giai-96:3.0614141.5678", "3474257BF40000000000162E")]
    public void The_standard_examples_encode_as_printed(string uri, string hex)
    {
        Assert.True(EpcEncoder.TryEncode(uri, out var epc, out var problem), problem);
        Assert.Equal(hex, epc.ToString());
    }

    [Theory]
    [InlineData("urn:epc:id:sgtin:0614141.812345.6789", "must look like urn:epc:tag:")]
    [InlineData("urn:epc:tag:sgtin-95:3.0614141.812345.6789", "'sgtin-95' is no scheme")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141", "after the scheme come filter")]
    [InlineData("urn:epc:tag:sgtin-96:x.0614141.812345.1", "after the scheme come filter")]
    [InlineData("urn:epc:tag:sgtin-96:8.0614141.812345.1", "The filter 8 must be 0 to 7")]
    [InlineData("urn:epc:tag:sgtin-96:3.06141.812345.1", "must have 6 to 12 digits")]
    [InlineData("urn:epc:tag:sgtin-96:3.06141a1.812345.1", "must have 6 to 12 digits")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.12345.1", "must have 6 digits beside a company prefix of 7")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.812345.274877906944", "at most 274877906943")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.812345.007", "without leading zeros")]
    [InlineData("urn:epc:tag:sgtin-96:3.0614141.812345", "SGTIN-96 needs a serial")]
    [InlineData("urn:epc:tag:sscc-96:3.0614141.1234567890.7", "SSCC-96 has no serial")]
    [InlineData("urn:epc:tag:giai-96:3.0614141.0123", "without leading zeros")]
    [InlineData("urn:epc:tag:sgtin-198:3.0614141.812345.a%2", "not followed by two hex digits")]
    [InlineData("urn:epc:tag:sgtin-198:3.0614141.812345.a^b", "1 to 20 characters")]
    [InlineData("urn:epc:tag:sgcn-96:3.0614141.12345.1234567890123", "1 to 12 digits")]
    [InlineData("urn:epc:tag:itip-110:3.0614141.812345.1.2.7", "two digits each")]
    public void What_cannot_be_encoded_is_refused_with_a_sentence(string uri, string says)
    {
        Assert.False(EpcEncoder.TryEncode(uri, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_then_decode_gives_the_same_tag_URI() => Prop.ForAll(AnyTagUri().ToArbitrary(), uri =>
    {
        Assert.True(EpcEncoder.TryEncode(uri, out var epc, out var problem), problem);
        Assert.Equal(uri, EpcDecoder.Decode(epc).TagUri);
        Assert.True(EpcEncoder.TryEncode(EpcDecoder.Decode(epc).TagUri!, out var again, out _));
        Assert.Equal(epc, again);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Any_text_is_encoded_or_refused_but_never_throws() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            string[] uris =
                [text.Get, "urn:epc:tag:sgtin-96:" + text.Get, "urn:epc:tag:giai-202:3.061414." + text.Get];
            foreach (var uri in uris)
                Assert.NotEqual(EpcEncoder.TryEncode(uri, out _, out var problem), problem is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Gen<string> AnyTagUri() =>
        from scheme in Gen.Elements("sgtin-96", "sscc-96", "sgln-96", "grai-96", "giai-96", "sgtin-198", "itip-110")
        from filter in Gen.Choose(0, 7)
        from prefix in Gen.Choose(6, 12)
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), 40)
        from text in Gen.NonEmptyListOf(Gen.Elements("aZ0/%&?<>\".-".ToCharArray()))
        let pool = string.Concat(digits)
        let company = pool[..prefix]
        let item = pool[12..(12 + 13 - prefix)]
        let number = (ulong.Parse(pool[25..37]) % (1UL << 37)).ToString()
        select $"urn:epc:tag:{scheme}:{filter}.{company}." + scheme switch
        {
            "sgtin-96" => $"{item}.{number}",
            "sscc-96" => pool[12..(12 + 17 - prefix)],
            "sgln-96" or "grai-96" => $"{item[1..]}.{number}",
            "giai-96" => number,
            "itip-110" => $"{item}.{pool[37..39]}.{pool[38..40]}.{number}",
            _ => $"{item}.{string.Concat(text.Take(20).Select(Escape))}",
        };

    private static string Escape(char character) =>
        "\"%&/<>?".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:X2}" : character.ToString();
}
