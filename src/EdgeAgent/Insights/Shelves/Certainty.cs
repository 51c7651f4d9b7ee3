// How sure a count is: the chance that the level belongs to the nearest whole number, when it errs as its noise says.
namespace EdgeAgent.Insights.Shelves;

/// <summary>Computes the confidence of counts.</summary>
internal static class Certainty
{
    /// <summary>What items of one kind, and a scale, differ by in any case; in items.</summary>
    private const double Spread = 0.06;

    /// <summary>The chance, 0 to 1.</summary>
    /// <param name="off">Distance of the level to the nearest whole number.</param>
    /// <param name="error">Its standard error.</param>
    public static double Of(double off, double error)
    {
        var deviation = Math.Sqrt((error * error) + (Spread * Spread));
        return Math.Round(Normal((0.5 - off) / deviation) - Normal((-0.5 - off) / deviation), 3);
    }

    // The normal distribution by Abramowitz and Stegun, 26.2.17: right to seven decimals.
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return x >= 0 ? 1 - tail : tail;
    }
}
