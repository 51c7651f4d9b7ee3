// The slots of the store: from a file of the box, or from a list of HQ that may change at any time. While nobody has
// said which there are, any slot is taken for right.
using System.Collections.Frozen;
using System.Text.Json;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Lists;
using EdgeAgent.VoicePicking.Work.Reading;

namespace EdgeAgent.VoicePicking.Work.Sources;

/// <summary>The slots in use.</summary>
/// <param name="name">The name of HQ's list; empty where none is used.</param>
/// <param name="first">The slots before HQ has sent any; empty where nobody has said.</param>
internal sealed class SlotBook(string name, IEnumerable<string> first) : ISlotDirectory, IListUser
{
    private FrozenSet<string> _slots = first.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Kind => ListKinds.Slots;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => Volatile.Read(ref _slots);

    /// <summary>
    /// Reads a file: a slot a line, what follows a comma is passed over, and so are lines with <c>#</c>.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<string> FromFile(string path) =>
        from line in File.ReadLines(path)
        let slot = line.Split([',', ';', '\t'], 2)[0].Trim().Trim('"')
        where slot.Length > 0 && slot[0] != '#' && !slot.Equals("slot", StringComparison.OrdinalIgnoreCase)
        select slot;

    /// <inheritdoc/>
    public bool Knows(string slot) =>
        Volatile.Read(ref _slots) is var slots && (slots.Count == 0 || slots.Contains(slot));

    /// <inheritdoc/>
    public string? Take(JsonElement entries)
    {
        var slots = entries.EnumerateArray()
            .Select(entry => entry.GetProperty("slot"))
            .Where(slot => slot.ValueKind == JsonValueKind.String)
            .Select(slot => slot.GetString()!)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (slots.Count == 0) return "It names no slot.";
        Volatile.Write(ref _slots, slots);
        return null;
    }
}
