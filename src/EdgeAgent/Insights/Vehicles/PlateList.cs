// The chain's list of known plates: one a line, `hash,id,list`. A line that is wrong is named and left out; the others
// hold.
using System.Collections.Frozen;

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
            if (parts.Length != 3 || parts[0].Length != PlateKeys.Digits || !parts[0].All(char.IsAsciiHexDigit))
                problems.Add($"Line {number} is not `hash,id,list` with a hash of {PlateKeys.Digits} hex digits.");
            else if (parts[1].Length is 0 or > 64)
                problems.Add($"Line {number} has no id, or one of more than 64 characters.");
            else if (parts[2] is not ("member" or "delivery" or "blocked"))
                problems.Add($"Line {number} names another list than member, delivery or blocked.");
            else entries[parts[0]] = new KnownVehicle(parts[1], parts[2]);
        }

        return new PlateList(entries.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), problems);
    }
}
