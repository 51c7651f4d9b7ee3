// Brings the scores of any detector to one scale. Some give probabilities that crowd below 1, some give tens or
// hundreds; what counts is where a score stands among those of the same recording.
namespace EdgeAgent.Models.Tracking;

/// <summary>Maps the scores of one recording to 0 (as weak as any) to 1 (as sure as any).</summary>
public sealed class ScoreScale
{
    /// <summary>The part of all scores below the lower end of the scale: a detector's own threshold.</summary>
    private const double LowerPart = 0.01;

    /// <summary>The part of all scores below the upper end.</summary>
    private const double UpperPart = 0.95;

    /// <summary>What the upper end maps to.</summary>
    private const float UpperValue = 0.9f;

    /// <summary>The scale covers at least so much, in log odds for probabilities, in parts of the upper end for any
    /// other figures: scores that hardly differ are all sure.</summary>
    private const float LeastOdds = 3;
    private const float LeastPart = 0.5f;

    private readonly bool _probabilities;
    private readonly float _high;
    private readonly float _range;

    private ScoreScale(bool probabilities, float high, float range) =>
        (_probabilities, _high, _range) = (probabilities, high, range);

    /// <summary>Makes the scale of a recording. Where all scores are the same, all are taken for sure.</summary>
    /// <param name="scores">Every score in it.</param>
    public static ScoreScale Of(IEnumerable<float> scores)
    {
        var sorted = scores.Order().ToArray();
        if (sorted.Length == 0) return new ScoreScale(false, 0, 0);
        var probabilities = sorted[0] >= 0 && sorted[^1] <= 1;
        var low = Straight(sorted[(int)(sorted.Length * LowerPart)], probabilities);
        var high = Straight(sorted[(int)(sorted.Length * UpperPart)], probabilities);
        var least = probabilities ? LeastOdds : LeastPart * MathF.Abs(high);
        return new ScoreScale(probabilities, high, Math.Max(least, high - low));
    }

    /// <summary>Maps a score.</summary>
    public float this[float score] =>
        _range <= 0 ? 1 : Math.Clamp(UpperValue * (1 + ((Straight(score, _probabilities) - _high) / _range)), 0, 1);

    /// <summary>Log odds of a probability: 0.98 is as far above 0.9 as 0.9 is above 0.65.</summary>
    private static float Straight(float score, bool probability)
    {
        if (!probability) return score;
        var inside = Math.Clamp(score, 1e-4f, 1 - 1e-4f);
        return MathF.Log(inside / (1 - inside));
    }
}
