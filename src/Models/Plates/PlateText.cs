// How the text of a plate is written down, and how far two of them are apart.
using System.Globalization;

namespace EdgeAgent.Models.Plates;

/// <summary>The text of a number plate: upper case, letters and digits only, in its own script.</summary>
public static class PlateText
{
    /// <summary>The most characters that a plate is taken to have; longer texts are cut.</summary>
    public const int Longest = 16;

    /// <summary>
    /// Brings a text into the one form that is compared: upper case, separators (blanks, hyphens, dots, the Chinese
    /// middle dot) out, full-width letters and digits as plain ones, every other script kept as it is.
    /// </summary>
    /// <param name="text">A text as somebody wrote it, or as a camera sent it.</param>
    /// <returns>At most <see cref="Longest"/> characters; empty where there is neither letter nor digit.</returns>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        Span<char> kept = stackalloc char[Longest];
        var length = 0;
        foreach (var character in text)
        {
            var plain = character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;
            if (char.IsLetterOrDigit(plain) && length < Longest)
                kept[length++] = char.ToUpper(plain, CultureInfo.InvariantCulture);
        }

        return new string(kept[..length]);
    }

    /// <summary>
    /// The fewest insertions, deletions and replacements that turn one text into the other (Levenshtein 1966).
    /// </summary>
    public static int EditDistance(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> row = other.Length < 64 ? stackalloc int[other.Length + 1] : new int[other.Length + 1];
        for (var i = 0; i < row.Length; i++) row[i] = i;
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var replaced = diagonal + (one[i] == other[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, 1 + Math.Min(diagonal, row[j]));
            }
        }

        return row[^1];
    }
}
