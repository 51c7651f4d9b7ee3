// The vectors of other projects, where they are there: names and values, and the bytes when written again.
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

public class SharedVectorTests
{
    [SharedDataFact("rfid/llrp/ltk-golden.jsonl")]
    public void Every_golden_frame_of_the_LLRP_Toolkit_has_the_names_and_values_of_its_XML() =>
        CompareWithXml("ltk-golden.jsonl");

    [SharedDataFact("rfid/llrp/ltkjava-unit.jsonl")]
    public void Every_unit_test_frame_of_LTK_Java_has_the_names_and_values_of_its_XML() =>
        CompareWithXml("ltkjava-unit.jsonl");

    [SharedDataFact("rfid/llrp/edgex-captures.jsonl")]
    public void Every_capture_of_a_real_reader_has_the_names_and_values_that_LTK_C_finds() =>
        CompareWithXml("edgex-captures.jsonl");

    [SharedDataFact("rfid/llrp/large")]
    public void Reports_of_up_to_10_000_tags_have_the_names_and_values_that_LTK_C_finds()
    {
        foreach (var row in Rows("large-index.jsonl"))
        {
            var name = row.GetProperty("name").GetString();
            var bytes = File.ReadAllBytes(SharedData.PathOf($"rfid/llrp/large/{name}.bin"));
            using var file = File.OpenRead(SharedData.PathOf($"rfid/llrp/large/{name}.ltk.xml.gz"));
            using var xml = new GZipStream(file, CompressionMode.Decompress);
            var message = TreeDecoder.Decode(bytes);
            Assert.Empty(message.Faults);
            Assert.Null(LtkXml.Difference(message, XDocument.Load(xml).Root!));
        }
    }

    [SharedDataFact("rfid/llrp/large-index.jsonl")]
    public void Reports_of_up_to_10_000_tags_give_as_many_tags_on_the_hot_path_with_their_fields()
    {
        foreach (var row in Rows("large-index.jsonl"))
        {
            var bytes = File.ReadAllBytes(SharedData.PathOf($"rfid/llrp/large/{row.GetProperty("name")}.bin"));
            var reader = new TagReportReader(bytes.AsSpan(MessageHeader.Size));
            var count = 0;
            var last = default(TagReport);
            while (reader.Read(out var tag))
            {
                if (count++ == 0) AssertFields(row.GetProperty("firstTagFields"), tag);
                last = tag;
            }

            AssertFields(row.GetProperty("lastTagFields"), last);
            Assert.Equal(row.GetProperty("tagReportData").GetInt32(), count);
            Assert.Equal(ParameterFault.None, reader.Fault);
            Assert.Equal(0, reader.TagFaults);
        }
    }

    [SharedDataFact("rfid/llrp/ltk-golden.jsonl")]
    public void Whatever_is_decoded_without_a_fault_is_written_again_byte_by_byte()
    {
        var frames = new[] { "ltk-golden.jsonl", "ltkjava-unit.jsonl", "edgex-captures.jsonl", "large-index.jsonl" }
            .SelectMany(Rows).Select(Frame).ToList();
        var writer = new LlrpWriter();
        foreach (var frame in frames)
        {
            writer.Clear();
            TreeEncoder.Encode(TreeDecoder.Decode(frame), writer);
            Assert.Equal(Convert.ToHexString(frame), Convert.ToHexString(writer.Written.Span));
        }

        Assert.True(frames.Count > 860);
    }

    [SharedDataFact("rfid/llrp/edgex-captures.jsonl")]
    public void Tag_reports_of_a_real_reader_give_the_fields_that_EdgeX_finds()
    {
        var tags = 0;
        foreach (var row in Rows("edgex-captures.jsonl").Where(row => row.GetProperty("type").GetInt32() == 61))
        {
            var frame = Frame(row);
            var reader = new TagReportReader(frame.AsSpan(MessageHeader.Size));
            foreach (var expected in row.GetProperty("edgexJson").GetProperty("TagReportData").EnumerateArray())
            {
                Assert.True(reader.Read(out var tag));
                Assert.Equal(expected.GetProperty("EPC96").GetProperty("EPC").GetBytesFromBase64(), tag.Epc.ToArray());
                Assert.Equal(expected.GetProperty("AntennaID").GetInt32(), tag.AntennaId);
                Assert.Equal(expected.GetProperty("PeakRSSI").GetInt32() * 100, tag.RssiCentiDbm);
                Assert.Equal(expected.GetProperty("FirstSeenUTC").GetUInt64(), tag.FirstSeenUtc);
                Assert.False(tag.Has(TagFields.LastSeenUtc));
                tags++;
            }

            Assert.False(reader.Read(out _));
        }

        Assert.Equal(5, tags);
    }

    [SharedDataFact("rfid/llrp/edgex-encoder.jsonl")]
    public void Every_body_that_EdgeX_encodes_is_read_without_a_fault_and_written_again()
    {
        var writer = new LlrpWriter();
        foreach (var row in Rows("edgex-encoder.jsonl"))
        {
            var name = row.GetProperty("name").GetString()!["edgexenc-".Length..];
            var type = Enum.Parse<MessageType>(name);
            writer.Clear();
            var body = Convert.FromHexString(row.GetProperty("payloadHex").GetString()!);
            using (writer.Message(type, 5)) writer.Raw(body);
            var frame = writer.Written.ToArray();
            var message = TreeDecoder.Decode(frame);
            Assert.Empty(message.Faults);
            AssertStatusOrId(row.GetProperty("edgexJson"), message);
            writer.Clear();
            TreeEncoder.Encode(message, writer);
            Assert.Equal(frame, writer.Written.ToArray());
        }
    }

    [SharedDataFact("rfid/llrp/go-llrp.jsonl")]
    public void Every_constant_of_go_llrp_is_read_without_a_fault()
    {
        foreach (var row in Rows("go-llrp.jsonl").Where(row => !row.GetProperty("prefixOnly").GetBoolean()))
        {
            var bytes = Convert.FromHexString(row.GetProperty("hex").GetString()!);
            if (row.GetProperty("kind").GetString() == "message")
            {
                // Its SetReaderConfig lacks the byte of flags, so that the parameter begins one byte too early.
                var faults = TreeDecoder.Decode(bytes).Faults;
                if (row.GetProperty("name").GetString() != "gollrp-SetReaderConfig") Assert.Empty(faults);
                continue;
            }

            var parameters = new ParameterReader(bytes);
            Assert.True(parameters.Read());
            Assert.False(parameters.Read());
            Assert.Equal(ParameterFault.None, parameters.Fault);
        }
    }

    private static void AssertStatusOrId(JsonElement expected, LlrpMessage message)
    {
        foreach (var member in expected.EnumerateObject())
        {
            if (member is { Name: "LLRPStatus", Value: var status })
            {
                var element = message.Element.Parameters.Single(parameter => parameter.Layout!.Name == "LLRPStatus");
                Assert.Equal(status.GetProperty("Status").GetUInt64(), element.Field("StatusCode")!.Value.Number);
            }
            else if (member.Value.ValueKind == JsonValueKind.Number && message.Element.Field(member.Name) is { } field)
            {
                Assert.Equal(member.Value.GetUInt64(), field.Number);
            }
        }
    }

    // An AntennaID of a tag shows once in the index, but an access result's OpSpecID shows too; only the TVs are taken.
    private static void AssertFields(JsonElement expected, TagReport tag)
    {
        string? Text(string name) => expected.TryGetProperty(name, out var value)
            ? value.ValueKind == JsonValueKind.Array ? value[0].GetString() : value.GetString()
            : null;
        string? Given(TagFields field, object value) => IsPresent(field) ? value.ToString() : null;
        var present = tag.Present;
        bool IsPresent(TagFields field) => (present & field) != 0;
        Assert.Equal(Text("_bits"), tag.EpcBits.ToString());
        Assert.Equal((tag.EpcBits + 7) / 8, tag.Epc.Length);
        Assert.Equal(Text("ROSpecID"), Given(TagFields.ROSpecId, tag.ROSpecId));
        Assert.Equal(Text("AntennaID"), Given(TagFields.AntennaId, tag.AntennaId));
        Assert.Equal(Text("PeakRSSI"), Given(TagFields.Rssi, tag.RssiCentiDbm / 100));
        Assert.Equal(Text("ChannelIndex"), Given(TagFields.ChannelIndex, tag.ChannelIndex));
        Assert.Equal(Text("TagCount"), Given(TagFields.SeenCount, tag.SeenCount));
        Assert.Equal(Text("PC_Bits"), Given(TagFields.ProtocolControl, tag.ProtocolControl));
        Assert.Equal(Text("AccessSpecID"), Given(TagFields.AccessSpecId, tag.AccessSpecId));
        Assert.Equal(Text("Result") is not null, tag.Has(TagFields.AccessResult));
    }

    private static void CompareWithXml(string file)
    {
        var differences = new List<string>();
        foreach (var row in Rows(file))
        {
            var message = TreeDecoder.Decode(Frame(row));
            if (message.Faults.Count > 0) differences.Add($"{row.GetProperty("name")}: {message.Faults[0]}");
            else if (LtkXml.Difference(message, row.GetProperty("ltkXml").GetString()!) is { } difference)
                differences.Add($"{row.GetProperty("name")}: {difference}");
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    internal static IEnumerable<byte[]> GoldenFrames() => Rows("ltk-golden.jsonl").Select(Frame);

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(SharedData.PathOf($"rfid/llrp/{file}")).Select(line => JsonDocument.Parse(line).RootElement);

    private static byte[] Frame(JsonElement row)
    {
        if (row.TryGetProperty("sha256", out _))
            return File.ReadAllBytes(SharedData.PathOf($"rfid/llrp/large/{row.GetProperty("name")}.bin"));
        if (row.TryGetProperty("hex", out var hex)) return Convert.FromHexString(hex.GetString()!);
        var writer = new LlrpWriter();
        using (writer.Message((MessageType)row.GetProperty("type").GetInt32(), 1))
            writer.Raw(Convert.FromHexString(row.GetProperty("payloadHex").GetString()!));
        return writer.Written.ToArray();
    }
}
