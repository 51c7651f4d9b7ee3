// What a damaged message gives: its good parts, and faults that say what and where.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;

public class TreeDecoderTests
{
    [Fact]
    public void An_unknown_TV_costs_the_rest_of_its_tag_and_no_sibling()
    {
        var message = Report("00F0 0009 81 0001 FF 00", "00F0 0007 81 0002");
        var fault = Assert.Single(message.Faults);
        Assert.Equal(new DecodeFault(ParameterFault.UnknownTv, 17, "RO_ACCESS_REPORT/TagReportData"), fault);
        Assert.Equal([1, 1], message.Element.Parameters.Select(tag => tag.Parameters.Count));
    }

    [Fact]
    public void A_TLV_of_no_length_costs_the_rest_of_its_parent_and_no_sibling_of_that()
    {
        var message = Report("00F0 000B 81 0001 0384 0000", "00F0 0007 81 0002");
        Assert.Equal(ParameterFault.LengthTooSmall, Assert.Single(message.Faults).Fault);
        Assert.Equal(2, message.Element.Parameters.Count);
    }

    [Fact]
    public void A_TLV_that_is_longer_than_its_parent_costs_the_rest_of_that_and_no_sibling()
    {
        var message = Report("00F0 000B 81 0001 0384 0040", "00F0 0007 81 0002");
        Assert.Equal(ParameterFault.LengthBeyondParent, Assert.Single(message.Faults).Fault);
        Assert.Equal(2, message.Element.Parameters.Count);
    }

    [Fact]
    public void A_field_that_is_cut_off_costs_its_parameter_only()
    {
        var message = Report("00F1 0006 0060", "00F0 0007 81 0002");
        Assert.Equal(ParameterFault.FieldBeyondEnd, Assert.Single(message.Faults).Fault);
        Assert.Equal(2, message.Element.Parameters.Count);
    }

    [Fact]
    public void Parameters_that_stand_too_deep_in_each_other_are_a_fault_and_no_stack_overflow()
    {
        // 16,000 ParameterErrors, each the only content of the one around it.
        var body = new byte[65_532];
        for (var offset = 0; offset + 8 <= body.Length; offset += 8)
        {
            var length = body.Length - offset;
            byte[] head = [0x01, 0x21, (byte)(length >> 8), (byte)length, 0, 1, 0, 100];
            head.CopyTo(body, offset);
        }

        var writer = new LlrpWriter();
        using (writer.Message(MessageType.ErrorMessage, 1)) writer.Raw(body);
        Assert.Equal(ParameterFault.TooDeep, Assert.Single(TreeDecoder.Decode(writer.Written).Faults).Fault);
    }

    [Fact]
    public void A_message_of_nothing_but_tiny_parameters_is_read_up_to_a_bound()
    {
        var body = new byte[2 * (TreeDecoder.MaximumParameters + 10)];
        for (var offset = 0; offset < body.Length; offset += 2) body[offset] = 0x86;
        var writer = new LlrpWriter();
        using (writer.Message(MessageType.ROAccessReport, 1)) writer.Raw(body);
        var message = TreeDecoder.Decode(writer.Written);
        Assert.Equal(ParameterFault.TooMany, Assert.Single(message.Faults).Fault);
        Assert.Equal(TreeDecoder.MaximumParameters, message.Element.Parameters.Count);
    }

    [Fact]
    public void Of_many_faults_the_first_sixteen_are_kept()
    {
        var message = Report([.. Enumerable.Repeat("00F0 0005 FF", 100)]);
        Assert.Equal(16, message.Faults.Count);
        Assert.Equal(100, message.Element.Parameters.Count);
    }

    [Fact]
    public void Every_fault_is_a_sentence_with_its_place()
    {
        foreach (var fault in Enum.GetValues<ParameterFault>())
        {
            var text = new DecodeFault(fault, 123, "RO_ACCESS_REPORT").ToString();
            Assert.EndsWith(".", text);
            if (fault != ParameterFault.None) Assert.Contains("123", text);
        }
    }

    [Fact]
    public void Fewer_bytes_than_a_header_are_refused() =>
        Assert.Throws<ArgumentException>(() => TreeDecoder.Decode(new byte[9]));

    private static LlrpMessage Report(params string[] parameters)
    {
        var writer = new LlrpWriter();
        using (writer.Message(MessageType.ROAccessReport, 1))
            writer.Raw(Convert.FromHexString(string.Concat(parameters).Replace(" ", "")));
        return TreeDecoder.Decode(writer.Written.ToArray());
    }
}
