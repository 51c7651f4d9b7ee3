// Reads the file of a list: a JSON array of flat objects, or lines of values with commas between, in the order of the
// kind's fields (as `edge-agent plate-list` prints them).
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Push;

/// <summary>A list that was read and is right.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Entries">The JSON of its entries.</param>
/// <param name="Count">How many they are.</param>
internal sealed record ListFile(string Kind, string Entries, int Count)
{
    // What a message has beside its entries, generously.
    private const int Envelope = 1_024;

    /// <summary>Reads a text.</summary>
    /// <exception cref="ConfigRefusal">It is no such list: a sentence.</exception>
    public static ListFile Parse(string kind, string text, string name)
    {
        var trimmed = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var entries = trimmed.StartsWith('[') ? trimmed.TrimEnd() : FromLines(kind, text, name);
        try
        {
            using var document = JsonDocument.Parse(entries);
            if (ListKinds.Faults(kind, document.RootElement) is { Count: > 0 } faults)
                throw new ConfigRefusal(string.Join('\n', faults.Select(fault => $"{name}: {fault}")));
            if (Encoding.UTF8.GetByteCount(entries) > ListDocument.LargestMessage - Envelope)
                throw new ConfigRefusal(
                    $"{name}: a list has at most {ListDocument.LargestMessage >> 20} MiB: split it.");
            return new ListFile(kind, entries, document.RootElement.GetArrayLength());
        }
        catch (JsonException fault)
        {
            throw new ConfigRefusal($"{name}:{fault.LineNumber + 1}: it is no valid JSON ({fault.Message})");
        }
    }

    private static string FromLines(string kind, string text, string name)
    {
        var fields = ListKinds.FieldsOf(kind)
            ?? throw new ConfigRefusal($"`{kind}` is no kind of list; known are {string.Join(", ", ListKinds.All)}.");
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var (index, line) in text.Split('\n').Index())
            {
                if (string.IsNullOrWhiteSpace(line) || line[0] == '#') continue;
                var values = line.Split(',', StringSplitOptions.TrimEntries);
                if (values.Length != fields.Count)
                    throw new ConfigRefusal($"{name}:{index + 1}: expected `{string.Join(',', fields)}`.");
                writer.WriteStartObject();
                foreach (var (field, value) in fields.Zip(values)) writer.WriteString(field, value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
