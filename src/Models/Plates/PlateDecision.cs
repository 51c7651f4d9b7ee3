// Whether a find is told as a plate: detector and reader decide together, since each sees what the other does not. A
// board with writing looks like a plate to the detector and reads like none; a dirty plate is the other way round.
using EdgeAgent.Models.Plates.Finding;

namespace EdgeAgent.Models.Plates;

/// <summary>The joint decision.</summary>
internal static class PlateDecision
{
    /// <summary>
    /// Fewer than one false plate in 200 pictures without any (frames of clips, empty shops, rendered scenes with
    /// boards).
    /// </summary>
    public const double StandardThreshold = 0.5;

    /// <summary>How much the reader weighs beside the detector.</summary>
    private const double ReaderWeight = 0.3;

    /// <summary>A reading less sure than this says no more than that: most true finds that are so far gone are far
    /// away.</summary>
    private const double LeastConfidence = 1e-3;

    private const double Bias = 0.55;

    /// <summary>Bars, grilles and the like read as two or three strokes: so short a text has to be read
    /// surely.</summary>
    private const int Short = 4;
    private const double SureReading = 0.5;

    /// <summary>True where it is told.</summary>
    /// <param name="find">What the detector says.</param>
    /// <param name="reading">What the reader says.</param>
    /// <param name="threshold">0 to 1; null = the standard.</param>
    public static bool Tells(PlateDetection find, PlateReading reading, double? threshold) =>
        reading.Text.Length > 0 && (reading.Text.Length >= Short || reading.Confidence >= SureReading)
        && Sureness(find.Score, reading.Confidence) >= (threshold ?? StandardThreshold);

    /// <summary>
    /// The confidence that a reading has to have for the find to be told, 0 to 1: a find that asks for more than any
    /// reading has need not be read at all.
    /// </summary>
    /// <param name="find">What the detector says.</param>
    /// <param name="threshold">0 to 1; null = the standard.</param>
    public static double NeededConfidence(PlateDetection find, double? threshold)
    {
        var odds = (LogOdds(threshold ?? StandardThreshold) - LogOdds(find.Score) - Bias) / ReaderWeight;
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <summary>How sure both together are that it is a plate, 0 to 1.</summary>
    internal static double Sureness(double score, double confidence)
    {
        var odds = LogOdds(score) + (ReaderWeight * LogOdds(Math.Max(confidence, LeastConfidence))) + Bias;
        return 1 / (1 + Math.Exp(-odds));
    }

    private static double LogOdds(double share)
    {
        var inside = Math.Clamp(share, 1e-6, 1 - 1e-6);
        return Math.Log(inside / (1 - inside));
    }
}
