// A text that a plate may carry.
namespace EdgeAgent.Models.Plates.Reading;

/// <summary>One of the texts that a reader holds possible.</summary>
/// <param name="Text">The characters.</param>
/// <param name="LogProbability">What the reader says, natural logarithm, on average over all tries.</param>
/// <param name="LogGain">What the formats say for it (see FormatPrior).</param>
internal readonly record struct Candidate(string Text, double LogProbability, double LogGain)
{
    /// <summary>
    /// How much the formats weigh beside the picture: less than 1, because a net is surer of itself than it is right.
    /// </summary>
    public const double FormatWeight = 0.7;

    /// <summary>Both together.</summary>
    public double Evidence => LogProbability + (FormatWeight * LogGain);
}
