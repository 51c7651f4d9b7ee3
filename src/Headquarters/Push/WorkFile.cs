// Reads a file of work: one assignment, an array of them, or an object with `assignments`. Their content is judged by
// the boxes, which say everything that is wrong; here each only needs a name of its own.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Push;

/// <summary>One assignment of a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Json">Its JSON as it stands in the file.</param>
internal sealed record WorkItem(string Id, long Version, string Json)
{
    /// <summary>The topic level under which it is given.</summary>
    public string Level => WorkDocument.LevelOf(Id);

    /// <summary>The message that takes it away.</summary>
    public byte[] Withdrawal => JsonSerializer.SerializeToUtf8Bytes(
        new WorkDocument(Id, Version, Withdrawn: true), DocumentJson.Default.WorkDocument);
}

/// <summary>Reads files of work.</summary>
internal static class WorkFile
{
    private const int LongestId = 64;

    /// <summary>Reads a text.</summary>
    /// <exception cref="ConfigRefusal">It is no such file: sentences.</exception>
    public static IReadOnlyList<WorkItem> Parse(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
            var items = Elements(document.RootElement).Select((element, index) => Item(element, index, name)).ToList();
            if (items.Count == 0) throw new ConfigRefusal($"{name}: there is no assignment in it.");
            return items.GroupBy(item => item.Level).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw new ConfigRefusal(
                    $"{name}: {string.Join(" and ", twice.Select(item => item.Id))} share the topic level "
                    + $"`{twice.Key}`: give them ids that differ in more than signs and case.")
                : items;
        }
        catch (JsonException fault)
        {
            throw new ConfigRefusal($"{name}:{fault.LineNumber + 1}: it is no valid JSON ({fault.Message})");
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("assignments", out var many)) root = many;
        return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : [root];
    }

    private static WorkItem Item(JsonElement element, int index, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out var id)
            || id.ValueKind != JsonValueKind.String || id.GetString() is not { Length: > 0 and <= LongestId } text)
            throw new ConfigRefusal($"{name}: assignment {index + 1} has no `id` of 1 to {LongestId} characters.");
        var version = 1L;
        if (element.TryGetProperty("version", out var number)
            && (number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out version)))
            throw new ConfigRefusal($"{name}: assignment {text}: `version` is no whole number.");
        var json = element.GetRawText();
        return Encoding.UTF8.GetByteCount(json) <= WorkDocument.LargestMessage
            ? new WorkItem(text, version, json)
            : throw new ConfigRefusal(
                $"{name}: assignment {text} has more than {WorkDocument.LargestMessage >> 10} KiB: split it.");
    }
}
