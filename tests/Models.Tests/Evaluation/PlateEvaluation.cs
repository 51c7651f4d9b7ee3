// Measures plate recognition on the labelled sets: found, read, false, and how long it takes on one thread.
using System.Diagnostics;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>The measurements; each takes the pictures of one set.</summary>
/// <param name="recognizer">The pipeline as it ships.</param>
internal sealed class PlateEvaluation(PlateRecognizer recognizer)
{
    private const float Found = 0.3f;

    /// <summary>What came of one set.</summary>
    /// <param name="All">Labelled plates.</param>
    /// <param name="Found">Those with a box of IoU above 0.3.</param>
    /// <param name="Read">Those whose box carries the right text.</param>
    /// <param name="Milliseconds">Median time of a picture, without decoding the file.</param>
    /// <param name="Misses">Those not read.</param>
    public sealed record Outcome(int All, int Found, int Read, double Milliseconds,
        IReadOnlyList<EvaluationMiss> Misses);

    /// <summary>Finds and reads the plates of scenes.</summary>
    public Outcome Scenes(IReadOnlyList<LabelledPlate> set)
    {
        var (found, read, times, misses) = (0, 0, new List<double>(), new List<EvaluationMiss>());
        foreach (var truth in set)
        {
            var picture = Decode(truth.Path);
            var start = Stopwatch.GetTimestamp();
            var plates = recognizer.Recognise(picture, new PlateOptions());
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            var hit = plates.MaxBy(plate => plate.Box.Overlap(truth.Box!.Value));
            var there = hit is not null && hit.Box.Overlap(truth.Box!.Value) > Found;
            if (there) found++;
            if (there && hit!.Reading.Text == truth.Text) read++;
            else misses.Add(Miss(truth, there ? hit!.Reading : null, null));
        }

        return new Outcome(set.Count, found, read, Median(times), misses);
    }

    /// <summary>Reads crops.</summary>
    public Outcome Crops(IReadOnlyList<LabelledPlate> set)
    {
        var (read, times, misses) = (0, new List<double>(), new List<EvaluationMiss>());
        foreach (var truth in set)
        {
            var picture = Decode(truth.Path);
            var start = Stopwatch.GetTimestamp();
            var reading = recognizer.ReadCrop(picture, null);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (reading.Text == truth.Text) read++;
            else misses.Add(Miss(truth, reading, null));
        }

        return new Outcome(set.Count, set.Count, read, Median(times), misses);
    }

    /// <summary>Pictures without plates in which one is seen all the same.</summary>
    public IReadOnlyList<string> FalsePlates(IEnumerable<(string Name, Picture Picture)> pictures) =>
        [.. from it in pictures
            from plate in recognizer.Recognise(it.Picture, new PlateOptions()).Take(1)
            select $"{it.Name}: '{plate.Reading.Text}', score {plate.Score:0.00}, "
                + $"confidence {plate.Reading.Confidence:0.00}"];

    /// <summary>Reads a picture file.</summary>
    public static Picture Decode(string path) => PictureFile.Decode(File.ReadAllBytes(path), path);

    private static EvaluationMiss Miss(LabelledPlate truth, PlateReading? reading, string? closer)
    {
        if (reading is null) return new EvaluationMiss(truth.Name, truth.Text, "", closer ?? "not found",
            truth.Text.Length);
        var edits = PlateText.EditDistance(reading.Text, truth.Text);
        var reason = edits == 1 && PlateConfusions.Alike(reading.Text, truth.Text)
            ? "letters that look alike"
            : edits <= 2 ? "unclear characters" : reading.Text.Length < truth.Text.Length
                ? "characters lost" : "misread";
        return new EvaluationMiss(
            truth.Name, truth.Text, reading.Text, $"{reason} (confidence {reading.Confidence:0.00})", edits);
    }

    private static double Median(List<double> times) => times.Order().ElementAtOrDefault(times.Count / 2);
}
