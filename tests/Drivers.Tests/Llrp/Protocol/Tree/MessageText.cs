// A message as its JSON line, for tests that compare or only look whether it prints.
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol.Tree;

internal static class MessageText
{
    public static string Of(LlrpMessage message)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            MessageJson.WriteMembers(json, message);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
