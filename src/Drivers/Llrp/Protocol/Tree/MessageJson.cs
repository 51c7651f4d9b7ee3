// Prints a whole message as one JSON object.
using System.Text.Json;

namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>Writes messages as JSON.</summary>
public static class MessageJson
{
    /// <summary>Writes <c>"type"</c>, <c>"name"</c> (<c>UNKNOWN</c> for a number that the standard does not know),
    /// <c>"id"</c>, <c>"version"</c> and <c>"params"</c> into the object that the caller has begun.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, LlrpMessage message)
    {
        writer.WriteNumber("type", message.Element.Type);
        writer.WriteString("name", message.Element.Layout?.Name ?? "UNKNOWN");
        writer.WriteNumber("id", message.Id);
        writer.WriteNumber("version", (int)message.Version);
        writer.WritePropertyName("params");
        new TreeJson(writer, message.Version).WriteObject(message.Element);
    }
}
