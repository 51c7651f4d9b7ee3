// The likeliest word sequences where each word lies between two cuts: a net that knows single words well hears a string
// of them best one by one, and the cuts that make all of them likely are the right ones.
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Searches over cuts and words (dynamic programming).</summary>
internal static class SegmentSearch
{
    /// <summary>Sequences kept at each cut and state of the grammar.</summary>
    private const int Width = 12;

    /// <summary>Finds sequences that reach from the first cut to the last, word by word without a rest.</summary>
    /// <param name="cuts">How many cuts there are.</param>
    /// <param name="likelihood">
    /// The logarithm of how likely it is that between two cuts just one token was said; negative infinity where that
    /// cannot be.
    /// </param>
    /// <param name="graph">What may be said.</param>
    /// <returns>Token sequences with the logarithms of their probabilities, the likeliest first.</returns>
    public static IReadOnlyList<(int[] Tokens, double LogProbability)> Best(
        int cuts, Func<int, int, int, double> likelihood, TokenGraph graph)
    {
        if (cuts < 2) return [];
        var reached = new List<Said>?[cuts, graph.States];
        reached[0, 0] = [new Said(null, -1, 0)];
        for (var from = 0; from < cuts - 1; from++)
        {
            for (var state = 0; state < graph.States; state++)
            {
                if (reached[from, state] is not { } here) continue;
                foreach (var arc in graph.ArcsOf(state))
                    for (var to = from + 1; to < cuts; to++)
                        Extend(here, arc.Token, likelihood(from, to, arc.Token), ref reached[to, arc.To]);
            }
        }

        return
        [
            .. Enumerable.Range(0, graph.States).Where(graph.IsFinal)
                .SelectMany(state => reached[cuts - 1, state] ?? [])
                .Where(said => said.Token >= 0)
                .OrderByDescending(said => said.LogProbability)
                .Take(Width)
                .Select(said => (said.Tokens(), said.LogProbability)),
        ];
    }

    private static void Extend(List<Said> here, int token, double likely, ref List<Said>? there)
    {
        if (double.IsNegativeInfinity(likely)) return;
        foreach (var said in here)
        {
            var sum = said.LogProbability + likely;
            there ??= [];
            if (there.Count == Width && sum <= there[^1].LogProbability) continue;
            var next = new Said(said, token, sum);
            // The same words by other cuts: the best cuts count.
            var twin = there.FindIndex(other => other.IsSame(next));
            if (twin >= 0 && there[twin].LogProbability >= sum) continue;
            if (twin >= 0) there.RemoveAt(twin);
            else if (there.Count == Width) there.RemoveAt(Width - 1);
            var place = there.FindIndex(other => other.LogProbability < sum);
            there.Insert(place < 0 ? there.Count : place, next);
        }
    }

    /// <summary>Words up to a cut.</summary>
    private sealed record Said(Said? Before, int Token, double LogProbability)
    {
        public bool IsSame(Said other)
        {
            for (var (one, two) = (this, other); ; (one, two) = (one.Before, two.Before))
            {
                if (one is null || two is null) return one is null && two is null;
                if (one.Token != two.Token) return false;
            }
        }

        public int[] Tokens()
        {
            List<int> tokens = [];
            for (var said = this; said is { Token: >= 0 }; said = said.Before) tokens.Add(said.Token);
            tokens.Reverse();
            return [.. tokens];
        }
    }
}
