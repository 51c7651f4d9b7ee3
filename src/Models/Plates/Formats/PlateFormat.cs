// One way in which an authority numbers its plates.
namespace EdgeAgent.Models.Plates.Formats;

/// <summary>A pattern of fixed length.</summary>
/// <param name="Region">Index of the region in the table.</param>
/// <param name="Name">The country or series, such as <c>eu-sk</c>; it begins with the region's name.</param>
/// <param name="Slots">What may stand where.</param>
/// <param name="Share">Which part of the region's plates has this pattern, 0 to 1.</param>
internal sealed record PlateFormat(int Region, string Name, IReadOnlyList<Slot> Slots, double Share)
{
    private readonly Slot[] _slots = [.. Slots];

    /// <summary>Characters of a plate of this pattern.</summary>
    public int Length { get; } = Slots.Sum(slot => slot.Length);

    /// <summary>
    /// How many times likelier any one plate of this pattern is than the same text without any rule.
    /// </summary>
    public double Gain { get; } = Share * Math.Exp(Slots.Sum(slot => slot.Gain));

    /// <summary>True where every character of the text may stand where it stands.</summary>
    /// <param name="text">Exactly <see cref="Length"/> characters.</param>
    public bool Fits(ReadOnlySpan<char> text)
    {
        foreach (var slot in _slots)
        {
            if (!slot.Fits(text)) return false;
            text = text[slot.Length..];
        }

        return true;
    }
}
