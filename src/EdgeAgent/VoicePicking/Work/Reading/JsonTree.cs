// JSON with the line on which each thing stands, so that a fault can be found in the file.
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>A value with its line.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Token">What it is: <see cref="JsonTokenType.StartObject"/>, <see cref="JsonTokenType.String"/>,
/// ….</param>
/// <param name="Text">The text of a string, number or word.</param>
/// <param name="Members">The members of an object, in their order.</param>
/// <param name="Items">The items of an array.</param>
internal sealed record JsonTree(
    int Line, JsonTokenType Token, string Text, IReadOnlyList<KeyValuePair<string, JsonTree>> Members,
    IReadOnlyList<JsonTree> Items)
{
    private const int Deepest = 16;

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is none; the line stands in it.</exception>
    public static JsonTree Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var reader = new Utf8JsonReader(
            utf8, new JsonReaderOptions { MaxDepth = Deepest, CommentHandling = JsonCommentHandling.Skip });
        var lines = new LineCounter(utf8);
        if (!reader.Read()) throw new JsonException("It is empty.");
        var root = One(ref reader, ref lines);
        if (reader.Read()) throw new JsonException("Something follows the end.");
        return root;
    }

    private static JsonTree One(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.At(reader.TokenStartIndex);
        var token = reader.TokenType;
        var members = new List<KeyValuePair<string, JsonTree>>();
        var items = new List<JsonTree>();
        if (token == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                members.Add(new(name, One(ref reader, ref lines)));
            }
        }
        else if (token == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(One(ref reader, ref lines));
        }

        var text = token switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.StartObject or JsonTokenType.StartArray => "",
            _ => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        };
        return new JsonTree(line, token, text, members, items);
    }

    // Counts line feeds up to places that only go forward.
    private ref struct LineCounter(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _at;
        private int _line = 1;

        public int At(long index)
        {
            _line += _text[_at..(int)index].Count((byte)'\n');
            _at = (int)index;
            return _line;
        }
    }
}
