// Whether a find is told as a plate: detector and reader decide together, since each sees what the other does not.
using EdgeAgent.Models.Plates.Finding;

namespace EdgeAgent.Models.Plates;

/// <summary>The joint decision.</summary>
internal static class PlateDecision
{
    /// <summary>Suits the models: under one false plate in 200 pictures without any.</summary>
    public const double StandardThreshold = 0.3;

    /// <summary>True where it is told.</summary>
    /// <param name="find">What the detector says.</param>
    /// <param name="reading">What the reader says.</param>
    /// <param name="threshold">0 to 1; null = the standard.</param>
    public static bool Tells(PlateDetection find, PlateReading reading, double? threshold) =>
        reading.Text.Length > 0 && Sureness(find.Score, reading.Confidence) >= (threshold ?? StandardThreshold);

    private static double Sureness(double score, double confidence) => score * (0.5 + (0.5 * confidence));
}
