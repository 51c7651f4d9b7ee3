// Work as JSON: one assignment, an array of them, or an object with `assignments`.
using System.Text.Json;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>Reads JSON.</summary>
internal static class JsonWork
{
    private const string Many = "assignments";

    /// <summary>The raw assignments of a text; what is wrong with its form goes to the faults.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="alsoAllowed">Names that an assignment may have beside its fields.</param>
    public static IReadOnlyList<RawAssignment> Read(
        ReadOnlySpan<byte> utf8, ICollection<WorkFault> faults, params string[] alsoAllowed)
    {
        try
        {
            var root = JsonTree.Read(utf8);
            return [.. Roots(root, faults).Select(one => Assignment(one, alsoAllowed, faults))];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second: a text in it is no UTF-8.
            var line = (int)((fault as JsonException)?.LineNumber ?? 0) + 1;
            faults.Add(new WorkFault(line, $"It is no valid JSON: {fault.Message}"));
            return [];
        }
    }

    private static IReadOnlyList<JsonTree> Roots(JsonTree root, ICollection<WorkFault> faults)
    {
        if (root.Token == JsonTokenType.StartArray) return root.Items;
        var many = root.Members.FirstOrDefault(member => member.Key == Many).Value;
        if (many is null) return [root];
        foreach (var other in root.Members.Where(member => member.Key != Many))
            faults.Add(new WorkFault(other.Value.Line, $"`{other.Key}` does not belong beside `{Many}`."));
        return many.Items;
    }

    private static RawAssignment Assignment(JsonTree tree, string[] alsoAllowed, ICollection<WorkFault> faults)
    {
        var fields = Fields(tree, [.. WorkFields.OfAssignment, .. alsoAllowed], ["orders", "lines"], faults);
        return new RawAssignment(
            fields, Parts(tree, "orders", WorkFields.OfOrder, faults), Parts(tree, "lines", WorkFields.OfLine, faults));
    }

    private static IReadOnlyList<RawFields> Parts(
        JsonTree tree, string name, IReadOnlyList<string> known, ICollection<WorkFault> faults)
    {
        var part = tree.Members.FirstOrDefault(member => member.Key == name).Value;
        if (part is null or { Token: JsonTokenType.Null }) return [];
        if (part.Token == JsonTokenType.StartArray)
            return [.. part.Items.Select(item => Fields(item, known, [], faults))];
        faults.Add(new WorkFault(part.Line, $"`{name}` must be an array."));
        return [];
    }

    private static RawFields Fields(
        JsonTree tree, IReadOnlyList<string> known, IReadOnlyList<string> parts, ICollection<WorkFault> faults)
    {
        var fields = new RawFields(tree.Line);
        if (tree.Token != JsonTokenType.StartObject)
        {
            faults.Add(new WorkFault(tree.Line, "An object in braces is expected here."));
            return fields;
        }

        foreach (var (name, value) in tree.Members)
        {
            if (parts.Contains(name) || value.Token == JsonTokenType.Null) continue;
            if (!known.Contains(name))
            {
                var hint = NearestName.Of(name, known) is { } near ? $" Did you mean `{near}`?" : "";
                faults.Add(new WorkFault(value.Line, $"`{name}` is no field here.{hint}"));
            }
            else if (!fields.Add(name, Value(name, value, faults)))
                faults.Add(new WorkFault(value.Line, $"`{name}` is there twice."));
        }

        return fields;
    }

    private static RawValue Value(string name, JsonTree value, ICollection<WorkFault> faults)
    {
        var texts = value.Token == JsonTokenType.StartArray ? value.Items : [value];
        if (texts.Any(text => text.Token is JsonTokenType.StartObject or JsonTokenType.StartArray))
            faults.Add(new WorkFault(value.Line, $"`{name}` must be a plain value."));
        // Digits that are read aloud lose their leading zeros as a number.
        if (name.EndsWith("Digits", StringComparison.Ordinal) && texts.Any(text => text.Token == JsonTokenType.Number))
            faults.Add(new WorkFault(
                value.Line, $"`{name}` must stand in quotes: as a number it loses leading zeros."));
        return new RawValue([.. texts.Select(text => text.Text)], value.Line);
    }
}
