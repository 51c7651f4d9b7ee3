// JSON into the same tree as XML. Numbers keep the text in which they were written.
using System.Text;
using System.Text.Json;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Reads JSON into a tree.</summary>
public static class JsonBody
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = MessageNode.MostDepth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads one JSON value. The root has an empty name; the members of a list are its siblings.</summary>
    /// <exception cref="MessageFault">It is no whole JSON value.</exception>
    public static MessageNode Parse(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Options);
        try
        {
            var root = new MessageNode("");
            if (!reader.Read()) throw new MessageFault("There is no JSON in the body.");
            var budget = new NodeBudget();
            if (reader.TokenType == JsonTokenType.StartArray) ReadValue(ref reader, root, "item", budget, 1);
            else if (reader.TokenType == JsonTokenType.StartObject) ReadMembers(ref reader, root, budget, 1);
            else root.Text = ReadText(ref reader);
            if (reader.Read()) throw new MessageFault("There is more than one JSON value in the body.");
            return root;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new MessageFault(
                fault is JsonException { LineNumber: { } line, BytePositionInLine: { } at }
                    ? $"The JSON breaks off or is damaged at line {line + 1}, column {at + 1}."
                    : "The JSON holds text that is damaged.",
                fault);
        }
    }

    private static void ReadMembers(ref Utf8JsonReader reader, MessageNode parent, NodeBudget budget, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            ReadValue(ref reader, parent, name, budget, depth);
        }
    }

    private static void ReadValue(
        ref Utf8JsonReader reader, MessageNode parent, string name, NodeBudget budget, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadMembers(ref reader, parent.Add(budget.Make(name, null, depth)), budget, depth + 1);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    ReadValue(ref reader, parent, name, budget, depth);
                break;
            default:
                parent.Add(budget.Make(name, ReadText(ref reader), depth));
                break;
        }
    }

    private static string? ReadText(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Null => null,
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };
}
