// "Did you mean …": the right word that is nearest to the written one.
namespace EdgeAgent.Models.Manifests;

/// <summary>Finds the word that was probably meant.</summary>
internal static class NearestWord
{
    private const int LongestWord = 64;

    /// <summary>The nearest of the right words; null where none is near enough.</summary>
    public static string? Of(string written, IEnumerable<string> right)
    {
        if (written.Length is 0 or > LongestWord) return null;
        var plain = Plain(written);
        var (best, steps) = right.Select(word => (word, Steps: Distance(plain, Plain(word))))
            .DefaultIfEmpty((null!, int.MaxValue)).MinBy(it => it.Item2);
        return steps <= Math.Max(1, plain.Length / 3) ? best : null;
    }

    /// <summary>The end of a sentence about an unknown word: the nearest right one, or all of them.</summary>
    public static string Hint(string written, IEnumerable<string> right)
    {
        var words = right.ToArray();
        var near = Of(written, words);
        return near is null ? $"; those there are: {string.Join(", ", words)}." : $": did you mean `{near}`?";
    }

    private static string Plain(string word) => word.ToLowerInvariant().Replace("_", "").Replace("-", "");

    /// <summary>Insertions, deletions and replacements that turn one word into the other (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = corner + (from[i - 1] == to[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
