// The people's part of the evaluation: counting with our own net, and tracking with public detections. Its figures are
// printed by `./evaluate`, and guarded here against getting worse.
using System.Diagnostics;
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Tests.Footfall;
using EdgeAgent.Models.Tests.Tracking;
using EdgeAgent.Models.Tracking;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Evaluation;

[Trait("Category", "Evaluation")]
public sealed class PeopleEvaluationTests : IDisposable
{
    private static readonly string Manifest = Path.Combine(AppContext.BaseDirectory, "weights", "person-detector.json");

    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly EvaluationReport _report = new();
    private readonly List<double> _milliseconds = [];

    public void Dispose() => _library.Dispose();

    [SharedDataFact("vision/people")]
    public void People_are_counted_no_worse_than_before()
    {
        var pets = Count("pets09-s2l1-A.avi", 576) + Count("pets09-s2l1-C.avi", 576);
        var median = _milliseconds.Order().ElementAt(_milliseconds.Count / 2);
        _report.Add(EvaluationRow.Share("PETS clips, count accuracy", pets.All - pets.Wrong, pets.All, 93, 97));
        _report.Add(new EvaluationRow("the same, events at the right time", $"{pets.Matched} of {pets.All}"));
        var slow = Count("pets09-s2l1-A.avi", 576, 2) + Count("pets09-s2l1-C.avi", 576, 2);
        _report.Add(new EvaluationRow("the same at 5 frames a second", $"{slow.All - slow.Wrong} of {slow.All}"));
        var single = Count("onebyone-1.mp4", 432);
        _report.Add(EvaluationRow.Share("one-by-one clip", single.All - single.Wrong, single.All, 100, 100));
        var cars = Count("negative-cars.mp4", 432);
        _report.Add(new EvaluationRow("counts on a clip of cars", $"{cars.Counted}", "0", "0", cars.Counted == 0));
        _report.Add(new EvaluationRow(
            "footfall, whole pipeline, 768x576, one thread", $"{1000 / median:0} frames/s", "40", "80"));
        AddTracking();
        _report.Write("2-people");
        Assert.True(pets.Accuracy >= 0.9 && single.Wrong <= 1 && cars.Counted == 0, $"{pets} {single} {cars}");
    }

    private void AddTracking()
    {
        var metric = TrackingEvaluation.Measure(_ => { });
        _report.Add(new EvaluationRow(
            "tracker, public detections, MOTA / IDF1", $"{metric.Mota:P1} / {metric.Idf1:P1} of {metric.Truth} boxes",
            "42 / 52", "45 / 58", metric.Mota >= 0.42 && metric.Idf1 >= 0.52));
    }

    private ClipTruth.Outcome Count(string clip, int height, int every = 1)
    {
        const int Width = 768;
        const double Rate = 10;
        var path = SharedData.PathOf($"vision/people/{clip}");
        var truth = ClipTruth.Read(Path.ChangeExtension(path, ".json"));
        using var detector = PersonDetector.Load(_library, Manifest);
        var counter = new PeopleCounter(truth.Lines, [], height, detector.Tune(PeopleCounter.Tracking));
        var (crossings, found, number) = (new List<LineCrossing>(), new List<Detection>(), 0);
        foreach (var frame in ClipFrames.Read(path, Width, height))
        {
            if (number++ % every != 0) continue;
            var start = Stopwatch.GetTimestamp();
            counter.Update(
                new PictureView(Width, height, frame), DateTimeOffset.UnixEpoch.AddSeconds(number / Rate), number,
                detector, found);
            if (every == 1) _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            crossings.AddRange(counter.Crossings);
        }

        return truth.Compare(crossings);
    }
}
