// "Did you mean …": the nearest right name by edit distance.
namespace EdgeAgent.Configuration.Faults;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    private const int LongestWord = 64;

    /// <summary>The nearest of the right names; null where none is near enough to be meant.</summary>
    public static string? Of(string written, IEnumerable<string> right)
    {
        if (written.Length > LongestWord) return null;
        string? best = null;
        var least = Math.Max(1, written.Length / 3) + 1;
        foreach (var name in right)
        {
            var steps = Distance(written.ToLowerInvariant().Replace('_', '-'), name.ToLowerInvariant());
            if (steps >= least) continue;
            (least, best) = (steps, name);
        }

        return best;
    }

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal string
    /// alignment).
    /// </summary>
    public static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        var steps = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) steps[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) steps[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                var least = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    least = Math.Min(least, steps[i - 2, j - 2] + 1);
                steps[i, j] = least;
            }
        }

        return steps[from.Length, to.Length];
    }
}
