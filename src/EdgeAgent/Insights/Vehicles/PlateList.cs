// The chain's list of known plates: one a line, `hash,id,list`. A line that is wrong is named and left out; the others
// hold.
using System.Collections.Frozen;
using System.Text.Json;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Someone whom the chain knows.</summary>
/// <param name="Id">The chain's id, for example the member's.</param>
/// <param name="List"><c>member</c>, <c>delivery</c> or <c>blocked</c>.</param>
internal sealed record KnownVehicle(string Id, string List);

/// <summary>Finds known vehicles by the keyed hash of their plate.</summary>
internal sealed class PlateList
{
    private readonly FrozenDictionary<string, KnownVehicle> _byHash;

    private PlateList(FrozenDictionary<string, KnownVehicle> byHash, IReadOnlyList<string> problems) =>
        (_byHash, Problems) = (byHash, problems);

    /// <summary>A list that knows nobody.</summary>
    public static PlateList Empty { get; } = new(FrozenDictionary<string, KnownVehicle>.Empty, []);

    /// <summary>Entries that hold.</summary>
    public int Count => _byHash.Count;

    /// <summary>What is wrong with the file: sentences, at most one for each line. No hash stands in them.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Who it is; null where no hash is on the list.</summary>
    public KnownVehicle? Find(IEnumerable<string> hashes)
    {
        foreach (var hash in hashes)
        {
            if (_byHash.TryGetValue(hash, out var known)) return known;
        }

        return null;
    }

    /// <summary>Reads the lines of a list. Empty lines and those that start with <c>#</c> are passed over.</summary>
    public static PlateList Parse(IEnumerable<string> lines)
    {
        var entries = new Dictionary<string, KnownVehicle>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line)) continue;
            var parts = line.Split(',', StringSplitOptions.TrimEntries);
            var fault = parts.Length != 3 ? "is not `hash,id,list`" : Fault(parts[0], parts[1], parts[2]);
            if (fault is not null) problems.Add($"Line {number} {fault}.");
            else entries[parts[0]] = new KnownVehicle(parts[1], parts[2]);
        }

        return new PlateList(entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), problems);
    }

    /// <summary>Reads the entries of HQ's list: objects with <c>hash</c>, <c>id</c> and <c>list</c>.</summary>
    public static PlateList Of(JsonElement list)
    {
        var entries = new Dictionary<string, KnownVehicle>(list.GetArrayLength(), StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        foreach (var (index, entry) in list.EnumerateArray().Index())
        {
            var (hash, id, name) = (Text(entry, "hash"), Text(entry, "id"), Text(entry, "list"));
            if (Fault(hash, id, name) is { } fault) problems.Add($"Entry {index + 1} {fault}.");
            else entries[hash] = new KnownVehicle(id, name);
        }

        return new PlateList(entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), problems);
    }

    private static string Text(JsonElement entry, string field) =>
        entry.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string? Fault(string hash, string id, string list)
    {
        if (hash.Length != PlateKeys.Digits || !hash.All(char.IsAsciiHexDigit))
            return $"has no hash of {PlateKeys.Digits} hex digits";
        if (id.Length is 0 or > 64) return "has no id, or one of more than 64 characters";
        return list is "member" or "delivery" or "blocked"
            ? null
            : "names another list than member, delivery or blocked";
    }
}
