// An event's place: what HQ inserts by, so that nothing counts twice whatever is sent twice.
using System.Globalization;

namespace EdgeAgent.Contracts.Events;

/// <summary>The place of an event: unique in a chain for ever.</summary>
/// <param name="Box">The box's id, <c>[a-z0-9_-]+</c>.</param>
/// <param name="Epoch">Made once with the box's state folder, so that a re-imaged or cloned box is not taken for its
/// own past; <c>[a-z0-9]+</c>.</param>
/// <param name="Sequence">Rises by one for each event of the box, from 1; never reused.</param>
public readonly record struct Place(string Box, string Epoch, long Sequence)
{
    /// <summary>The CloudEvents <c>id</c>: <c>{box}-{epoch}-{seq}</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Box}-{Epoch}-{Sequence}");

    /// <summary>Reads an id back. The box may hold dashes; epoch and sequence may not.</summary>
    public static bool TryParse(string? id, out Place place)
    {
        place = default;
        if (id is null) return false;
        var last = id.LastIndexOf('-');
        if (last <= 0) return false;
        var middle = id.LastIndexOf('-', last - 1);
        if (middle <= 0 || middle == last - 1) return false;
        if (!long.TryParse(id.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return false;
        place = new Place(id[..middle], id[(middle + 1)..last], sequence);
        return true;
    }
}
