// How likely one sequence of tokens is against all others that the model could have heard (the forward pass of CTC:
// Graves et al., "Connectionist Temporal Classification", ICML 2006, section 4.1). As the probabilities of all
// sequences add up to 1, this is the share against everything: other words, noise, and nothing at all.
namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Scores token sequences over whole utterances.</summary>
internal static class CtcScore
{
    /// <summary>The natural logarithm of the probability that just these tokens were said, and nothing else.</summary>
    public static double Of(TokenScores scores, ReadOnlySpan<int> tokens)
    {
        if (scores.Frames == 0) return tokens.IsEmpty ? 0 : double.NegativeInfinity;
        // States: blank, first token, blank, second token, ..., blank.
        Span<double> now = stackalloc double[(2 * tokens.Length) + 1];
        now.Fill(double.NegativeInfinity);
        now[0] = scores[0][0];
        if (now.Length > 1) now[1] = scores[0][tokens[0]];
        for (var frame = 1; frame < scores.Frames; frame++)
        {
            var row = scores[frame];
            for (var state = now.Length - 1; state >= 0; state--)
            {
                var sum = now[state];
                if (state > 0) sum = LogSum.Of(sum, now[state - 1]);
                if (state % 2 == 1 && state > 1 && tokens[state / 2] != tokens[(state / 2) - 1])
                    sum = LogSum.Of(sum, now[state - 2]);
                now[state] = sum + row[state % 2 == 0 ? 0 : tokens[state / 2]];
            }
        }

        return now.Length > 1 ? LogSum.Of(now[^1], now[^2]) : now[0];
    }
}
