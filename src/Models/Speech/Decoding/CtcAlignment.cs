// Which frames belong to which word, when the words are known: CTC's forward and backward pass (Graves et al., 2006,
// section 4.1).
namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Aligns known tokens with frames.</summary>
internal static class CtcAlignment
{
    /// <summary>
    /// For each frame and each state (blank, first token, blank, second token, ..., blank) how likely the utterance is
    /// there, given that just these tokens were said; each frame adds up to 1.
    /// </summary>
    /// <returns>Null where the frames cannot hold the tokens.</returns>
    public static double[,]? States(TokenScores scores, ReadOnlySpan<int> tokens)
    {
        var (frames, states) = (scores.Frames, (2 * tokens.Length) + 1);
        if (frames == 0) return null;
        var forward = Filled(frames, states);
        var backward = Filled(frames, states);
        forward[0, 0] = Emit(scores, tokens, 0, 0);
        if (states > 1) forward[0, 1] = Emit(scores, tokens, 0, 1);
        for (var frame = 1; frame < frames; frame++)
        {
            for (var state = 0; state < states; state++)
            {
                var sum = double.NegativeInfinity;
                for (var back = 0; back <= Reach(tokens, state); back++)
                    sum = LogSum.Of(sum, forward[frame - 1, state - back]);
                forward[frame, state] = sum + Emit(scores, tokens, frame, state);
            }
        }

        backward[frames - 1, states - 1] = 0;
        if (states > 1) backward[frames - 1, states - 2] = 0;
        for (var frame = frames - 1; frame > 0; frame--)
        {
            for (var state = 0; state < states; state++)
            {
                var onward = backward[frame, state] + Emit(scores, tokens, frame, state);
                for (var back = 0; back <= Reach(tokens, state); back++)
                    backward[frame - 1, state - back] = LogSum.Of(backward[frame - 1, state - back], onward);
            }
        }

        return Shares(forward, backward);
    }

    /// <summary>By how many states an utterance may have moved on to reach a state: 0 to this.</summary>
    private static int Reach(ReadOnlySpan<int> tokens, int state) =>
        state == 0 ? 0
        : state % 2 == 1 && state > 1 && tokens[state / 2] != tokens[(state / 2) - 1] ? 2 : 1;

    private static double Emit(TokenScores scores, ReadOnlySpan<int> tokens, int frame, int state) =>
        scores[frame][state % 2 == 0 ? 0 : tokens[state / 2]];

    private static double[,] Filled(int frames, int states)
    {
        var values = new double[frames, states];
        for (var frame = 0; frame < frames; frame++)
            for (var state = 0; state < states; state++) values[frame, state] = double.NegativeInfinity;
        return values;
    }

    private static double[,]? Shares(double[,] forward, double[,] backward)
    {
        var (frames, states) = (forward.GetLength(0), forward.GetLength(1));
        for (var frame = 0; frame < frames; frame++)
        {
            var sum = double.NegativeInfinity;
            for (var state = 0; state < states; state++)
            {
                forward[frame, state] += backward[frame, state];
                sum = LogSum.Of(sum, forward[frame, state]);
            }

            if (double.IsNegativeInfinity(sum)) return null;
            for (var state = 0; state < states; state++) forward[frame, state] = Math.Exp(forward[frame, state] - sum);
        }

        return forward;
    }
}
