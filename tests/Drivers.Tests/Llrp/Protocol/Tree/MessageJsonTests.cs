// Our own vectors: what each message prints as, and that it is written again byte by byte.
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;

public class MessageJsonTests
{
    [Fact]
    public void Every_vector_prints_its_names_and_values_in_order()
    {
        foreach (var vector in OwnVector.All)
        {
            var message = TreeDecoder.Decode(vector.Message);
            Assert.Empty(message.Faults);
            Assert.Equal(vector.Json, MessageText.Of(message));
        }

        Assert.Equal(44, OwnVector.All.Count);
    }

    [Fact]
    public void Every_vector_is_written_again_byte_by_byte()
    {
        var writer = new LlrpWriter();
        foreach (var vector in OwnVector.All)
        {
            writer.Clear();
            TreeEncoder.Encode(TreeDecoder.Decode(vector.Message), writer);
            Assert.Equal(Convert.ToHexString(vector.Message), Convert.ToHexString(writer.Written.Span));
        }
    }

    [Fact]
    public void Parameters_that_come_twice_against_the_rules_are_printed_both()
    {
        var message = Message(MessageType.ROAccessReport, "00F0 000A 81 0001 81 0002");
        Assert.Contains("\"TagReportData\":[{\"AntennaID\":[1,2]}]", MessageText.Of(message));
    }

    [Fact]
    public void A_parameter_that_has_the_name_of_a_field_beside_it_does_not_hide_that_field()
    {
        var message = Message(MessageType.SetReaderConfig, "00 00DE 0009 0007 81 0002");
        Assert.Contains("\"AntennaID\":7,\"unknown\":[{\"type\":1,\"AntennaID\":2}]", MessageText.Of(message));
    }

    [Fact]
    public void A_vendors_parameter_that_does_not_fit_its_layout_is_left_as_hex()
    {
        var message = Message(MessageType.ROAccessReport, "03FF 000D 0000651A 00000039 FF");
        Assert.EndsWith(
            "[{\"VendorIdentifier\":25882,\"ParameterSubtype\":57,\"Data\":\"FF\"}]}}", MessageText.Of(message));
    }

    [Fact]
    public void A_text_that_is_no_UTF_8_is_printed_with_replacement_characters()
    {
        var message = Message(MessageType.ErrorMessage, "011F 000A 0000 0002 C328");
        Assert.Contains("\"ErrorDescription\":\"\uFFFD(\"", MessageText.Of(message));
    }

    private static LlrpMessage Message(MessageType type, string body)
    {
        var writer = new LlrpWriter();
        using (writer.Message(type, 1)) writer.Raw(Convert.FromHexString(body.Replace(" ", "")));
        return TreeDecoder.Decode(writer.Written);
    }
}
