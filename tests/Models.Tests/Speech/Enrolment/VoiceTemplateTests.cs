// Templates as bytes, and bytes that are no templates.
using System.Security.Cryptography;
using EdgeAgent.Models.Speech;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Enrolment;

public sealed class VoiceTemplateTests
{
    private static readonly VoiceTemplate Template =
        new("speech-words 1.0", ["one", "two"], [[1, -2.5f, 3e-9f], [0, 4, float.MaxValue]]);

    [Fact]
    public void Bytes_and_back_is_the_same_template()
    {
        var back = VoiceTemplate.FromBytes(Template.ToBytes())!;
        Assert.Equal(Template.Model, back.Model);
        Assert.Equal(Template.Words, back.Words);
        Assert.Equal(Template.Rows, back.Rows);
    }

    [Fact]
    public void One_damaged_byte_is_noticed_wherever_it_is()
    {
        var bytes = Template.ToBytes();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 0x10;
            Assert.Null(VoiceTemplate.FromBytes(bytes));
            bytes[at] ^= 0x10;
        }
    }

    [Fact]
    public void A_part_of_the_bytes_is_no_template()
    {
        var bytes = Template.ToBytes();
        for (var length = 0; length < bytes.Length; length++)
            Assert.Null(VoiceTemplate.FromBytes(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Any_content_under_a_right_checksum_is_a_template_or_none_and_no_crash() => Check.QuickThrowOnFailure(
        Prop.ForAll(Gen.Choose(0, 255).Select(it => (byte)it).ArrayOf().ToArbitrary(), content =>
        {
            byte[] begun = [.. "EAVT"u8, 1, .. content];
            byte[] whole = [.. begun, .. SHA256.HashData(begun)];
            return VoiceTemplate.FromBytes(whole) is null || content.Length > 8;
        }));

    [Fact]
    public void Numbers_that_are_none_are_refused() => Assert.Null(
        VoiceTemplate.FromBytes(new VoiceTemplate("m", ["one"], [[float.NaN]]).ToBytes()));

    [Fact]
    public void A_template_holds_at_least_a_word_and_rows_of_one_length()
    {
        Assert.Throws<ArgumentException>(() => new VoiceTemplate("m", [], []));
        Assert.Throws<ArgumentException>(() => new VoiceTemplate("m", ["one", "two"], [[1, 2], [1]]));
    }
}
