// One place in the pattern of a plate, and how much a text gains by fitting into it.
using System.Collections.Frozen;

namespace EdgeAgent.Models.Plates.Formats;

/// <summary>One or more characters at a fixed place in a pattern.</summary>
/// <param name="Length">Characters, at least 1.</param>
/// <param name="Choices">What may stand there; each has <paramref name="Length"/> characters.</param>
internal sealed record Slot(int Length, IReadOnlySet<string> Choices)
{
    /// <summary>Letters and digits: what stands at a place of which nothing is known.</summary>
    private const double Alphabet = 36;

    // A text is looked up in dozens of slots for each of its rivals: without an allocation, and without a walk.
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _choices =
        Choices.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ulong _single = Length == 1 ? MaskOf(Choices) : 0;

    /// <summary>
    /// How many times likelier one of the choices is here than in a text without any rule, as a natural logarithm.
    /// </summary>
    public double Gain { get; } = (Length * Math.Log(Alphabet)) - Math.Log(Choices.Count);

    /// <summary>True where the beginning of the text is one of the choices.</summary>
    /// <param name="text">At least <see cref="Length"/> characters.</param>
    public bool Fits(ReadOnlySpan<char> text)
    {
        if (Length == 1 && BitOf(text[0]) is >= 0 and var bit) return (_single >> bit & 1) != 0;
        return _choices.Contains(text[..Length]);
    }

    private static ulong MaskOf(IReadOnlySet<string> choices)
    {
        var mask = 0UL;
        foreach (var choice in choices)
            if (BitOf(choice[0]) is >= 0 and var bit) mask |= 1UL << bit;
        return mask;
    }

    private static int BitOf(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'A' and <= 'Z' => character - 'A' + 10,
        _ => -1,
    };
}
