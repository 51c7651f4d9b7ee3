// Strings of digits heard one by one: what the net makes of each piece between two dips of the level.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Words;

/// <summary>Weighs strings of digits by their pieces, beside what the net makes of the whole.</summary>
internal sealed class DigitStrings(WordModel model)
{
    /// <summary>How much the pieces weigh against the whole: the net hears single words better than strings.</summary>
    private const double Pieces = 0.7;

    /// <summary>The logarithm of what cannot be, for one of the two ways alone.</summary>
    private const double Least = -25;

    /// <summary>The work grows with the square of the dips.</summary>
    private const int MostDips = 18;

    private static readonly TimeSpan ShortestDigit = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LongestDigit = TimeSpan.FromMilliseconds(1200);

    private readonly int[] _digits = [.. DigitWords.All.Select(model.Vocabulary.NumberOf)];

    /// <summary>The likeliest strings, by pieces and whole.</summary>
    /// <param name="samples">The utterance.</param>
    /// <param name="whole">What the net makes of all of it.</param>
    /// <param name="graph">Which strings may be said.</param>
    /// <param name="digits">The most digits of them.</param>
    /// <param name="voice">The speaker's template.</param>
    public IReadOnlyList<(int[] Tokens, double LogProbability)> Weigh(
        ReadOnlySpan<short> samples, TokenScores whole, TokenGraph graph, int digits, VoiceTemplate? voice)
    {
        var cuts = SpeechGaps.Find(samples, Math.Min((3 * digits) + 3, MostDips));
        var pieces = Scores(samples, cuts, voice);
        var byPieces = SegmentSearch.Best(
            cuts.Length,
            (from, to, token) => pieces.TryGetValue((from, to), out var piece)
                ? piece[Array.IndexOf(_digits, token)]
                : double.NegativeInfinity,
            graph);
        var byWhole = GrammarSearch.Best(whole, graph);
        return
        [
            .. byPieces.Concat(byWhole).DistinctBy(found => string.Join(' ', found.Tokens))
                .Select(found => (found.Tokens, Together(
                    LogOf(byPieces, found.Tokens), CtcScore.Of(whole, found.Tokens))))
                .OrderByDescending(found => found.Item2),
        ];
    }

    private static double Together(double pieces, double whole) =>
        (Pieces * Math.Max(Least, pieces)) + ((1 - Pieces) * Math.Max(Least, whole));

    private static double LogOf(IReadOnlyList<(int[] Tokens, double LogProbability)> found, int[] tokens)
    {
        foreach (var one in found)
            if (one.Tokens.AsSpan().SequenceEqual(tokens)) return one.LogProbability;
        return Least;
    }

    private Dictionary<(int, int), double[]> Scores(ReadOnlySpan<short> samples, int[] cuts, VoiceTemplate? voice)
    {
        Dictionary<(int, int), double[]> pieces = [];
        for (var from = 0; from < cuts.Length; from++)
        {
            for (var to = from + 1; to < cuts.Length; to++)
            {
                var length = SpeechFormat.Duration(cuts[to] - cuts[from]);
                if (length < ShortestDigit || length > LongestDigit) continue;
                var scores = model.Score(model.Hear(samples[cuts[from]..cuts[to]]), voice);
                pieces[(from, to)] = [.. _digits.Select(digit => CtcScore.Of(scores, [digit]))];
            }
        }

        return pieces;
    }
}
