// The manifest of our own person detector fits the model beside it.
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;
using Xunit;

namespace EdgeAgent.Models.Tests.Manifests;

public sealed class OwnManifestTests
{
    [Fact]
    public void The_person_detector_is_what_its_manifest_says()
    {
        var weights = Path.Combine(AppContext.BaseDirectory, "weights");
        var manifest = ModelManifest.Read(Path.Combine(weights, "person-detector.json"));
        using var library = OnnxLibrary.Load();
        using var session = library.Open(Path.Combine(weights, "person-detector.onnx"));
        Assert.Empty(manifest.Check(session));
    }
}
