// How long the pipeline takes beside the bare inference library on tensors of the same shapes.
using System.Diagnostics;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>Measures one scene and one crop, each many times in turn with the bare runs that they need.</summary>
internal static class PlateOverhead
{
    private const int Rounds = 15;

    /// <summary>Median times in milliseconds.</summary>
    public sealed record Times(double Pipeline, double Bare)
    {
        /// <summary>Pipeline over bare.</summary>
        public double Ratio => Pipeline / Bare;
    }

    /// <summary>A whole scene with one find: a look at each scale, a close look, and one crop.</summary>
    public static Times Scene(OnnxLibrary library, PlateRecognizer recognizer, Picture picture, string weights)
    {
        using var detector = library.Open(Path.Combine(weights, "plate-detector.onnx"));
        using var reader = library.Open(Path.Combine(weights, "plate-reader.onnx"));
        var scales = PlateManifests.Detector(Path.Combine(weights, "plate-detector.json")).Scales;
        var runs = scales.Select(scale => Letterbox.Within(picture.Width, picture.Height, scale))
            .Select(it => Prepared(detector, 1, it.Height, it.Width, 3)).ToList();
        runs.Add(Prepared(detector, 1, 128, 192, 3));
        runs.Add(Prepared(reader, 1, 32, 160, 3));
        var times = Measure(() => recognizer.Recognise(picture, new PlateOptions()), () => runs.ForEach(run =>
            run.Execute()));
        runs.ForEach(run => run.Dispose());
        return times;
    }

    /// <summary>One crop.</summary>
    public static Times Crop(OnnxLibrary library, PlateRecognizer recognizer, Picture crop, string weights)
    {
        using var reader = library.Open(Path.Combine(weights, "plate-reader.onnx"));
        using var run = Prepared(reader, 1, 32, 160, 3);
        return Measure(() => recognizer.ReadCrop(crop, null), run.Execute);
    }

    private static OnnxRun Prepared(OnnxSession session, params ReadOnlySpan<long> shape)
    {
        var run = session.Prepare();
        run.Input<byte>("x", shape).Span.Fill(127);
        run.Execute();
        return run;
    }

    private static Times Measure(Action pipeline, Action bare)
    {
        List<double> whole = [], alone = [];
        for (var round = 0; round < Rounds; round++)
        {
            whole.Add(Time(pipeline));
            alone.Add(Time(bare));
        }

        return new Times(whole.Order().ElementAt(Rounds / 2), alone.Order().ElementAt(Rounds / 2));
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
