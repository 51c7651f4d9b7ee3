// Sums of probabilities that are held as logarithms.
namespace EdgeAgent.Models.Speech.Decoding;

/// <summary>Adds probabilities.</summary>
internal static class LogSum
{
    /// <summary><c>log(exp(a) + exp(b))</c> without overflow.</summary>
    public static double Of(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(high) ? high : high + Math.Log(1 + Math.Exp(low - high));
    }
}
