// From the probability that decoding gives to how often such a reading is right.
namespace EdgeAgent.Models.Plates.Reading;

/// <summary>
/// Platt scaling (J. Platt, 1999), fitted on rendered plates that no training saw: nets are surer than they are right.
/// </summary>
internal static class Confidence
{
    private const double Intercept = 0.17;
    private const double Slope = 0.89;
    private const double Clip = 9;

    /// <summary>How likely the text is right.</summary>
    /// <param name="probability">The text's share of all texts, 0 to 1.</param>
    public static double Of(double probability)
    {
        var odds = Math.Clamp(Math.Log(probability / Math.Max(1e-12, 1 - probability)), -Clip, Clip);
        return 1 / (1 + Math.Exp(-(Intercept + (Slope * odds))));
    }
}
