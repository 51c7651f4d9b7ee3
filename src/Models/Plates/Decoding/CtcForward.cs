// How likely one given text is, over all ways in which the steps can spell it (the forward pass of CTC: Graves et al.,
// "Connectionist Temporal Classification", ICML 2006, section 4.1).
namespace EdgeAgent.Models.Plates.Decoding;

/// <summary>Scores a text that another crop of the same plate proposed.</summary>
internal static class CtcForward
{
    /// <summary>No probability is taken for less, so that one wrong step does not rule a text out.</summary>
    private const double Floor = 1e-7;

    /// <summary>The natural logarithm of the probability of a text, 0 or less.</summary>
    /// <param name="steps">What the reader said.</param>
    /// <param name="labels">Classes of the characters, without blanks, at most <see cref="PlateText.Longest"/>.</param>
    public static double LogProbability(StepProbabilities steps, ReadOnlySpan<int> labels)
    {
        // States: blank, first character, blank, second character, ..., blank.
        Span<double> now = stackalloc double[(2 * labels.Length) + 1];
        now.Clear();
        now[0] = 1;
        var scale = 0.0;
        for (var step = 0; step < steps.Steps; step++)
        {
            var row = steps[step];
            for (var state = now.Length - 1; state >= 0; state--)
            {
                var sum = now[state];
                if (state > 0 && (step > 0 || state == 1)) sum += now[state - 1];
                if (state % 2 == 1 && state > 1 && labels[state / 2] != labels[(state / 2) - 1])
                    sum += now[state - 2];
                now[state] = sum * Math.Max(Floor, row[state % 2 == 0 ? 0 : labels[state / 2]]);
            }

            scale += Rescale(now);
        }

        var last = now[^1] + (now.Length > 1 ? now[^2] : 0);
        return last > 0 ? Math.Log(last) + scale : double.NegativeInfinity;
    }

    private static double Rescale(Span<double> states)
    {
        var greatest = 0.0;
        foreach (var state in states) greatest = Math.Max(greatest, state);
        if (greatest is 0 or > 1e-100) return 0;
        foreach (ref var state in states) state /= greatest;
        return Math.Log(greatest);
    }
}
