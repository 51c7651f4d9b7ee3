// The plates' part of the evaluation: its figures are printed by `./evaluate`, and guarded here against getting worse.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Plates;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Evaluation;

[Trait("Category", "Evaluation")]
public sealed class PlateEvaluationTests : IDisposable
{
    private static readonly string Weights = Path.Combine(AppContext.BaseDirectory, "weights");

    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly PlateRecognizer _recognizer;
    private readonly EvaluationReport _report = new();
    private readonly List<string> _worse = [];

    public PlateEvaluationTests() => _recognizer = PlateRecognizer.Load(_library);

    public void Dispose()
    {
        _recognizer.Dispose();
        _library.Dispose();
    }

    [SharedDataFact("vision/plates")]
    public void Plates_are_found_and_read_no_worse_than_before()
    {
        var evaluation = new PlateEvaluation(_recognizer);
        foreach (var (set, name, found, read, floor) in new[]
        {
            ("scenes_eu", "EU", (97, 99), (80, 90), 45), ("scenes_us", "US", (92, 96), (60, 75), 60),
            ("scenes_br", "BR", (85, 93), (60, 80), 28),
        })
        {
            var outcome = evaluation.Scenes(PlateSets.Read(set));
            _report.Add(EvaluationRow.Share($"plates found, IoU > 0.3, {name}", outcome.Found, outcome.All,
                found.Item1, found.Item2));
            _report.Add(EvaluationRow.Share($"scenes read exactly, end to end, {name}", outcome.Read, outcome.All,
                read.Item1, read.Item2));
            _report.Add(outcome.Misses);
            Guard($"{name} scenes read", outcome.Read, floor);
        }

        foreach (var (set, name, must, aim, floor) in new[]
            { ("crops_cn", "Chinese", 90, 94, 465), ("crops_us", "US", 78, 88, 275) })
        {
            var outcome = evaluation.Crops(PlateSets.Read(set));
            _report.Add(EvaluationRow.Share($"crops read exactly, {name}", outcome.Read, outcome.All, must, aim));
            if (set == "crops_cn") AddWithoutSign(outcome);
            _report.Add(outcome.Misses);
            Guard($"{name} crops read", outcome.Read, floor);
        }

        AddFalsePlates(evaluation);
        AddTimes();
        _report.Write("1-plates");
        Assert.Empty(_worse);
    }

    /// <summary>Weights or code that read fewer plates than this have become worse.</summary>
    private void Guard(string what, int got, int floor)
    {
        if (got < floor) _worse.Add($"{what}: {got}, were at least {floor}");
    }

    private void AddWithoutSign(PlateEvaluation.Outcome outcome)
    {
        var signs = outcome.Misses.Count(miss => miss.Got.Length > 0 && miss.Got[1..] == miss.Truth[1..]);
        _report.Add(new EvaluationRow(
            "the same without the province sign", $"{outcome.Read + signs} of {outcome.All} "
                + $"({100.0 * (outcome.Read + signs) / outcome.All:0.0} %)"));
    }

    private void AddFalsePlates(PlateEvaluation evaluation)
    {
        var pictures = EmptyPictures.All().ToList();
        var wrong = evaluation.FalsePlates(pictures);
        _report.Add(new EvaluationRow(
            "false plates on pictures without any", $"{wrong.Count} of {pictures.Count} pictures", "under 1 in 200", "",
            wrong.Count * 200 < pictures.Count));
        _report.Add(wrong.Select(it => new EvaluationMiss("no plate", "nothing", it, "taken for a plate", 3)));
    }

    /// <summary>Times are printed and not guarded: they depend on the machine.</summary>
    private void AddTimes()
    {
        var scene = PlateEvaluation.Decode(PlateSets.Read("scenes_us").First(it => it.Path.Contains("wts-lg")).Path);
        var crop = PlateEvaluation.Decode(PlateSets.Read("crops_us")[0].Path);
        var (whole, single) = (
            PlateOverhead.Scene(_library, _recognizer, scene, Weights), PlateOverhead.Crop(_library, _recognizer,
                crop, Weights));
        Add($"one scene ({scene.Width}x{scene.Height}), median", whole, "25 ms", "12 ms");
        Add($"one crop ({crop.Width}x{crop.Height}), median", single, "1 ms", "0.5 ms");

        void Add(string what, PlateOverhead.Times times, string must, string aim)
        {
            _report.Add(new EvaluationRow(what, $"{times.Pipeline:0.00} ms", must, aim));
            _report.Add(new EvaluationRow($"{what}, over the bare inference", $"{times.Ratio:0.00}x", "1.3x", "1.15x"));
        }
    }
}
