// The hot path: what a driver gets of a tag, and what of a damaged one.
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class TagReportReaderTests
{
    private const string Epc = "8D 301430A55C0AC40000000000";

    [Fact]
    public void A_reader_that_sends_no_last_time_seen_gives_just_what_it_sends()
    {
        var reader = Reader($"00F0 001F {Epc} 81 0001 86 BC 82 0005A9E4BEF88D20");
        Assert.True(reader.Read(out var tag));
        Assert.Equal("301430A55C0AC40000000000", Convert.ToHexString(tag.Epc));
        Assert.Equal(TagFields.AntennaId | TagFields.Rssi | TagFields.FirstSeenUtc, tag.Present);
        Assert.Equal((96, 1, -6_800), (tag.EpcBits, tag.AntennaId, tag.RssiCentiDbm));
        Assert.Equal(0x0005A9E4BEF88D20UL, tag.FirstSeenUtc);
        Assert.False(reader.Read(out _));
        Assert.Equal((ParameterFault.None, 0), (reader.Fault, reader.TagFaults));
    }

    [Fact]
    public void EPCs_of_96_and_of_other_bits_come_in_one_stream()
    {
        var reader = Reader($"00F0 0011 {Epc}", "00F0 000D 00F1 0009 0011 ABCD80", "00F0 000A 00F1 0006 0000");
        Assert.True(reader.Read(out var first));
        Assert.True(reader.Read(out var second));
        Assert.True(reader.Read(out var third));
        Assert.Equal((96, 17, 0), (first.EpcBits, second.EpcBits, third.EpcBits));
        Assert.Equal("ABCD80", Convert.ToHexString(second.Epc));
        Assert.True(third.Epc.IsEmpty);
    }

    [Fact]
    public void A_report_of_ten_bytes_has_no_tags()
    {
        var reader = new TagReportReader([]);
        Assert.False(reader.Read(out _));
        Assert.Equal(ParameterFault.None, reader.Fault);
    }

    [Theory]
    [InlineData("86 C3 03FF 000E 0000651A 00000039 E83B", -6_085)]
    [InlineData("03FF 000E 0000651A 00000039 E83B 86 C3", -6_085)]
    [InlineData("86 C3 03FF 000E 00002992 00000039 E83B", -6_100)]
    [InlineData("86 C3 03FF 000E 0000651A 0000003A E83B", -6_100)]
    [InlineData("86 C3 03FF 000D 0000651A 00000039 E8", -6_100)]
    [InlineData("03FF 000E 00002992 00000039 E83B", null)]
    public void Impinjs_fine_signal_strength_wins_and_only_Impinjs(string parameters, int? centiDbm)
    {
        var reader = Reader(Tag($"{Epc} {parameters}"));
        Assert.True(reader.Read(out var tag));
        Assert.Equal(centiDbm, tag.Has(TagFields.Rssi) ? tag.RssiCentiDbm : null);
    }

    [Theory]
    [InlineData("FF 00", ParameterFault.UnknownTv)]
    [InlineData("95 0001", ParameterFault.UnknownTv)]
    [InlineData("0384 0000", ParameterFault.LengthTooSmall)]
    [InlineData("0384 0003", ParameterFault.LengthTooSmall)]
    [InlineData("0384 0006 00", ParameterFault.LengthBeyondParent)]
    [InlineData("0384 00", ParameterFault.Truncated)]
    [InlineData("82 00", ParameterFault.Truncated)]
    public void A_fault_in_a_tag_keeps_what_stands_before_it_and_all_siblings(string bad, ParameterFault fault)
    {
        var reader = Reader(Tag($"{Epc} 81 0001 {bad}"), Tag($"{Epc} 81 0002"));
        Assert.True(reader.Read(out var first));
        Assert.Equal((fault, 1), (first.Fault, first.AntennaId));
        Assert.True(reader.Read(out var second));
        Assert.Equal((ParameterFault.None, 2), (second.Fault, second.AntennaId));
        Assert.False(reader.Read(out _));
        Assert.Equal((1, 0, ParameterFault.None), (reader.TagFaults, reader.TagsLost, reader.Fault));
    }

    [Theory]
    [InlineData("81 0001")]
    [InlineData("FF 00")]
    [InlineData("00F1 0006 0060")]
    public void A_tag_without_a_readable_EPC_is_counted_and_not_handed_out(string parameters)
    {
        var reader = Reader(Tag(parameters), Tag(Epc));
        Assert.True(reader.Read(out var tag));
        Assert.Equal(96, tag.EpcBits);
        Assert.False(reader.Read(out _));
        Assert.Equal((1, 1), (reader.TagFaults, reader.TagsLost));
    }

    [Fact]
    public void A_tag_that_is_longer_than_the_message_ends_it_behind_the_good_ones()
    {
        var reader = Reader(Tag(Epc), $"00F0 00FF {Epc}");
        Assert.True(reader.Read(out _));
        Assert.False(reader.Read(out _));
        Assert.Equal((ParameterFault.LengthBeyondParent, 17), (reader.Fault, reader.FaultOffset));
    }

    [Fact]
    public void Unknown_parameters_surveys_and_TLVs_that_borrow_a_TVs_number_are_passed_over()
    {
        var reader = Reader("0384 0006 CAFE", "00F2 0004", Tag($"0006 0004 {Epc} 03E7 0005 01 000D 0004 81 0003"));
        Assert.True(reader.Read(out var tag));
        Assert.Equal((3, TagFields.AntennaId, 0), (tag.AntennaId, tag.Present, reader.TagFaults));
    }

    [Fact]
    public void The_result_of_an_access_operation_is_announced_and_found_in_the_body()
    {
        var reader = Reader(Tag($"{Epc} 90 00000007 015D 000B 00 0001 0001 E280"));
        Assert.True(reader.Read(out var tag));
        Assert.True(tag.Has(TagFields.AccessResult | TagFields.AccessSpecId));
        Assert.Equal(7u, tag.AccessSpecId);
        var parameters = new ParameterReader(tag.Body);
        while (parameters.Read() && parameters.Type != ParameterType.C1G2ReadOpSpecResult) { }
        Assert.Equal("0000010001E280", Convert.ToHexString(parameters.Body));
    }

    [Fact]
    public void All_fields_arrive()
    {
        var reader = Reader(Tag(
            $"{Epc} 89 00000001 8E 0002 8A 0003 81 0004 86 C3 87 0005 83 0000000000000006 85 0000000000000007 "
            + "84 0000000000000008 88 FFFF 8C 3000 8B BEEF 90 00000009 "
            + "03FF 000E 0000651A 00000038 0800 03FF 000E 0000651A 00000044 FFF0"));
        Assert.True(reader.Read(out var tag));
        Assert.Equal((1u, 4, 5, 9u), (tag.ROSpecId, tag.AntennaId, tag.ChannelIndex, tag.AccessSpecId));
        Assert.Equal((6UL, 7UL, 8UL), (tag.FirstSeenUptime, tag.LastSeenUptime, tag.LastSeenUtc));
        Assert.Equal((65_535, 0x3000), (tag.SeenCount, tag.ProtocolControl));
        Assert.Equal((2_048, -16), (tag.PhaseAngle, tag.DopplerFrequency));
        Assert.False(tag.Has(TagFields.FirstSeenUtc));
    }

    [Fact]
    public void Ten_thousand_tags_are_read_in_order_and_nothing_is_allocated()
    {
        var report = Reports.Write(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (count, sum) = (0, 0UL);
        var reader = new TagReportReader(report.AsSpan(MessageHeader.Size));
        while (reader.Read(out var tag))
        {
            sum += tag.LastSeenUtc - Reports.FirstSeen;
            count++;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal((10_000, 10_000UL * 9_999 / 2), (count, sum));
    }

    private static TagReportReader Reader(params string[] parameters) =>
        new(Convert.FromHexString(string.Concat(parameters).Replace(" ", "")));

    private static string Tag(string parameters) =>
        $"00F0 {(parameters.Replace(" ", "").Length / 2) + 4:X4} {parameters}";
}
