// The detector around the net: pictures of any size, new scenes, and manifests that do not fit.
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class PersonDetectorTests : IDisposable
{
    private static readonly string Weights = Path.Combine(AppContext.BaseDirectory, "weights");
    private static readonly string Manifest = Path.Combine(Weights, "person-detector.json");

    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly List<Detection> _found = [];

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(768, 576)]
    [InlineData(100, 333)]
    public void A_grey_picture_of_any_size_shows_nobody(int width, int height)
    {
        using var detector = PersonDetector.Load(_library, Manifest);
        detector.Detect(Grey(width, height, 128), _found);
        Assert.DoesNotContain(_found, it => it.Score >= detector.Threshold);
    }

    [Fact]
    public void A_new_size_and_a_sudden_light_begin_a_new_scene()
    {
        using var detector = PersonDetector.Load(_library, Manifest);
        Assert.True(IsNewScene(detector, Grey(320, 240, 60)));
        Assert.False(IsNewScene(detector, Grey(320, 240, 60)));
        Assert.True(IsNewScene(detector, Grey(320, 240, 200)));
        Assert.False(IsNewScene(detector, Grey(320, 240, 200)));
        Assert.True(IsNewScene(detector, Grey(240, 320, 200)));
    }

    [Fact]
    public void The_tracker_is_set_by_the_manifests_threshold()
    {
        using var detector = PersonDetector.Load(_library, Manifest);
        var options = detector.Tune(PeopleCounter.Tracking);
        Assert.Equal((detector.Threshold, detector.Threshold), (options.HighScore, options.BirthScore));
        Assert.True(options.LowScore < options.HighScore);
    }

    [Fact]
    public void A_manifest_of_another_head_is_explained()
    {
        var folder = Directory.CreateTempSubdirectory("detector");
        try
        {
            var manifest = Path.Combine(folder.FullName, "other.json");
            var facts = File.ReadAllText(Manifest).Replace("centre-sides", "yolo-v8", StringComparison.Ordinal);
            File.WriteAllText(manifest, facts);
            File.Copy(Path.ChangeExtension(Manifest, ".onnx"), Path.ChangeExtension(manifest, ".onnx"));
            var fault = Assert.Throws<ManifestException>(() => PersonDetector.Load(_library, manifest));
            Assert.Contains("yolo-v8", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private bool IsNewScene(PersonDetector detector, Picture picture)
    {
        detector.Detect(picture, _found);
        return detector.SceneChanged;
    }

    private static Picture Grey(int width, int height, byte shade) =>
        new(width, height, Enumerable.Repeat(shade, width * height * 3).ToArray());
}
