// Reads the layout tables. Their notation, line by line:
//   177 ROSpec                   a message or parameter with its number; everything below is part of it
//     u8 CurrentState ROSpecState  a field: type, name, and if any the names of its values
//     u16v WriteData hex           an array that is printed in hex
//     u1 EnableXPCBits v1.1        a field that LLRP 1.1 has made of reserved bits
//     r6                           reserved bits
//     ROBoundarySpec AISpec*       parameters that may follow; * = may come more than once
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Turns a layout table into layouts.</summary>
internal static class LayoutParser
{
    /// <summary>Reads a table.</summary>
    /// <param name="table">The table in the notation above.</param>
    /// <param name="enumerations">The names of values, by enumeration.</param>
    /// <exception cref="FormatException">A line is not in that notation.</exception>
    public static IEnumerable<ElementLayout> Parse(
        string table, IReadOnlyDictionary<string, IReadOnlyDictionary<int, string>> enumerations)
    {
        string[]? head = null;
        List<FieldLayout> fields = [];
        Dictionary<string, bool> parameters = [];
        foreach (var line in table.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            if (char.IsAsciiDigit(words[0][0]))
            {
                if (head is not null) yield return new(int.Parse(head[0]), head[1], fields, parameters);
                (head, fields, parameters) = (words, [], []);
            }
            else if (TryParseField(words, enumerations) is { } field)
            {
                fields.Add(field);
            }
            else
            {
                foreach (var word in words) parameters[word.TrimEnd('*')] = word.EndsWith('*');
            }
        }

        if (head is not null) yield return new(int.Parse(head[0]), head[1], fields, parameters);
    }

    private static FieldLayout? TryParseField(
        string[] words, IReadOnlyDictionary<string, IReadOnlyDictionary<int, string>> enumerations)
    {
        if (words is [['r', .. var bits]] && int.TryParse(bits, out var count))
            return new FieldLayout("", FieldKind.Reserved, count, false, false, null);
        if (words.Length < 2 || KindOf(words[0]) is not var (kind, width)) return null;
        IReadOnlyDictionary<int, string>? names = null;
        foreach (var word in words[2..])
        {
            if (word is not ("hex" or "v1.1") && !enumerations.TryGetValue(word, out names))
                throw new FormatException($"'{word}' in '{string.Join(' ', words)}' names no enumeration.");
        }

        return new FieldLayout(words[1], kind, width, words.Contains("hex"), words.Contains("v1.1"), names);
    }

    private static (FieldKind Kind, int Bits)? KindOf(string type) => type switch
    {
        "u1" or "u2" or "u8" or "u16" or "u32" or "u64" => (FieldKind.Unsigned, int.Parse(type[1..])),
        "s8" or "s16" or "s32" => (FieldKind.Signed, int.Parse(type[1..])),
        "u96" => (FieldKind.Bytes96, 96),
        "u1v" => (FieldKind.BitArray, 1),
        "u8v" or "u16v" or "u32v" => (FieldKind.Array, int.Parse(type[1..^1])),
        "utf8v" => (FieldKind.Text, 8),
        "rest" => (FieldKind.Rest, 8),
        _ => null,
    };
}
