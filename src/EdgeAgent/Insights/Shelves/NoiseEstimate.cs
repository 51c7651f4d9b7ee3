// How much the readings of a shelf tremble while nothing moves, learned from the steps between them: a change of level
// makes one large step, a hand makes many, noise makes all alike.
namespace EdgeAgent.Insights.Shelves;

/// <summary>A running estimate of the readings' standard deviation, in items (or steps) of the shelf.</summary>
/// <param name="sigma">What is known already; the worst that is promised to be counted right where nothing is.</param>
internal sealed class NoiseEstimate(double? sigma)
{
    /// <summary>A quarter of an item: the worst noise at which counts are promised to be right.</summary>
    public const double WorstPromised = 0.25;

    private const double Least = 0.01;
    private const double Seconds = 60;
    private const int WorthOfGuess = 4;
    private const int WorthOfKnowledge = 1_000;

    private double _variance = Square(Math.Max(sigma ?? WorstPromised, Least));
    private int _steps = sigma is null ? WorthOfGuess : WorthOfKnowledge;

    /// <summary>The standard deviation.</summary>
    public double Sigma => Math.Sqrt(_variance);

    /// <summary>Readings whose mean errs by half an item in not one of a hundred million cases.</summary>
    public int ReadingsNeeded => Math.Clamp((int)Math.Ceiling(200 * _variance), 6, 64);

    /// <summary>
    /// Learns from the step between two neighbouring readings of one level: quickly what nobody knew, slowly what has
    /// changed.
    /// </summary>
    public void Learn(double step, double seconds)
    {
        _steps++;
        var share = Math.Max(Math.Min(seconds / Seconds, 0.05), 1.0 / _steps);
        _variance = Math.Max(Square(Least), _variance + (((step * step / 2) - _variance) * share));
    }

    private static double Square(double value) => value * value;
}
