// The likeliest answers of a grammar: prefix beam search over CTC frames (Graves, "Supervised Sequence Labelling",
// 2012, section 7.5.3), along the arcs of an automaton.
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>
/// Finds the likeliest token sequences that a graph accepts. The beam is kept for each number of tokens by itself, so
/// that an answer of four digits is found even where three look likelier.
/// </summary>
internal static class GrammarSearch
{
    /// <summary>Prefixes kept for each number of tokens.</summary>
    private const int Width = 12;

    /// <summary>Tokens less likely than this in a frame begin no word there.</summary>
    private const double Floor = 1e-5;

    /// <summary>Searches.</summary>
    /// <param name="scores">What the model says.</param>
    /// <param name="graph">What may be said.</param>
    /// <param name="most">At most so many answers.</param>
    /// <returns>Token sequences with the logarithms of their probabilities, the likeliest first.</returns>
    public static IReadOnlyList<(int[] Tokens, double LogProbability)> Best(
        TokenScores scores, TokenGraph graph, int most = 8)
    {
        var root = new Prefix(null, -1, 0);
        root.Begin();
        List<Prefix> beam = [root], reached = [];
        var probabilities = new double[scores.Tokens];
        for (var frame = 0; frame < scores.Frames; frame++)
        {
            for (var token = 0; token < probabilities.Length; token++)
                probabilities[token] = Math.Exp(scores[frame][token]);
            reached.Clear();
            foreach (var prefix in beam) Extend(prefix, graph, frame, probabilities, reached);
            Keep(reached, beam);
        }

        return [.. beam.Where(prefix => prefix.Depth > 0 && graph.IsFinal(prefix.State))
            .OrderByDescending(prefix => prefix.Value)
            .Take(most)
            .Select(prefix => prefix.Tokens())
            .Select(tokens => (tokens, CtcScore.Of(scores, tokens)))
            .OrderByDescending(found => found.Item2)];
    }

    private static void Extend(
        Prefix prefix, TokenGraph graph, int frame, double[] probabilities, List<Prefix> reached)
    {
        var stay = prefix.Token < 0 ? 0 : prefix.Mark * probabilities[prefix.Token];
        if (prefix.Add(frame, prefix.Value * probabilities[0], stay)) reached.Add(prefix);
        var arcs = graph.ArcsOf(prefix.State);
        for (var arc = 0; arc < arcs.Count; arc++)
        {
            var token = arcs[arc].Token;
            if (probabilities[token] < Floor) continue;
            var mass = token == prefix.Token ? prefix.Blank : prefix.Value;
            if (mass <= 0) continue;
            var child = prefix.Child(graph, arc);
            if (child.Add(frame, 0, mass * probabilities[token])) reached.Add(child);
        }
    }

    private static void Keep(List<Prefix> reached, List<Prefix> beam)
    {
        beam.Clear();
        var greatest = 0.0;
        foreach (var prefix in reached) greatest = Math.Max(greatest, prefix.NextValue);
        var scale = greatest > 0 ? 1 / greatest : 1;
        reached.Sort((one, other) => one.Depth != other.Depth
            ? one.Depth.CompareTo(other.Depth)
            : other.NextValue.CompareTo(one.NextValue));
        var (depth, kept) = (-1, 0);
        foreach (var prefix in reached)
        {
            if (prefix.Depth != depth) (depth, kept) = (prefix.Depth, 0);
            if (kept == Width || prefix.NextValue <= 0) continue;
            kept++;
            prefix.Turn(scale);
            beam.Add(prefix);
        }
    }
}
