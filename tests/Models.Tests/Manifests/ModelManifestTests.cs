// What a manifest may say, and what is said back when it makes no sense.
using System.Text;
using EdgeAgent.Models.Manifests;
using Xunit;

namespace EdgeAgent.Models.Tests.Manifests;

public sealed class ModelManifestTests : IDisposable
{
    private const string Whole = """
        {
          "name": "shop-yolo", "version": "11n", "licence": "Apache-2.0",
          // Comments are allowed: people write this file.
          "input": {
            "name": "images", "layout": "nchw", "type": "float32", "channels": ["b", "g", "r"],
            "width": 640, "height": 384, "mean": [0], "scale": [0.00392157],
          },
          "head": "yolo-v8", "classes": ["person", "cart"], "person-class": 0, "threshold": 0.35, "overlap": 0.5
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifest-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_manifest_says_how_pixels_go_in_and_what_comes_out()
    {
        var manifest = ModelManifest.Read(Written(Whole));
        Assert.Equal(ModelHead.YoloV8, manifest.Head);
        Assert.Equal((640, 384), (manifest.Input.Width, manifest.Input.Height));
        Assert.Equal([PixelChannel.Blue, PixelChannel.Green, PixelChannel.Red], manifest.Input.Channels);
        Assert.Equal(0.00392157f, manifest.Input.ScaleOf(2));
        Assert.Equal(0, manifest.Input.MeanOf(1));
        Assert.Equal(["person", "cart"], manifest.Classes);
        Assert.Equal((0.35f, 0.5f), (manifest.Threshold, manifest.Overlap));
    }

    [Theory]
    [InlineData("\"head\"", "\"heads\"", "`heads` is not a key: did you mean `head`?")]
    [InlineData("\"head\": \"yolo-v8\",", "", "`head` is missing.")]
    [InlineData("yolo-v8", "yolov8", "yolo-v5, yolo-v8, nanodet, rt-detr, not \"yolov8\": did you mean `yolo-v8`?")]
    [InlineData("nchw", "chw", "`input.layout` has to be one of nhwc, nchw, not \"chw\": did you mean `nchw`?")]
    [InlineData("float32", "float", "`input.type` has to be one of uint8, float32, not \"float\"")]
    [InlineData("640", "\"640\"", "`input.width` has to be a whole number, not \"640\".")]
    [InlineData("640", "640.5", "`input.width` has to be a whole number, not 640.5.")]
    [InlineData("640", "64000", "`input.width` has to be 1 to 8192 pixels, not 64000.")]
    [InlineData("\"height\": 384,", "", "`input.width` and `input.height` are given both or neither.")]
    [InlineData("0.35", "35", "`threshold` has to lie between 0 and 1, not at 35.")]
    [InlineData("[0]", "[0, 0]", "`input.mean` has 2 numbers for 3 channels: give one for all, or one each.")]
    [InlineData("[0]", "0", "`input.mean` has to be a list [ ... ], not 0.")]
    [InlineData("\"person-class\": 0", "\"person-class\": 2", "one of the 2 classes, counted from 0, not 2.")]
    [InlineData("\"b\", \"g\"", "\"g\", \"b\"", "`input.channels` has to be [r, g, b] or [b, g, r]")]
    [InlineData("yolo-v8", "nanodet", "`strides` is missing: the head nanodet needs them")]
    [InlineData("yolo-v8", "centre-sides", "`stride` is missing: the head centre-sides needs it.")]
    [InlineData("float32", "uint8", "`input.mean` and `input.scale` are for float32")]
    [InlineData("[0.00392157]", "[0]", "`input.scale` of 0 would make every picture the same.")]
    [InlineData("\"shop-yolo\"", "null", "`name` has to be a text, not null.")]
    public void A_wrong_manifest_is_explained(string right, string wrong, string expected)
    {
        var path = Written(Whole.Replace(right, wrong));
        var message = Assert.Throws<ManifestException>(() => ModelManifest.Read(path)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains(expected, message);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var path = Written(Whole.Replace("\"overlap\"", "\"overlaps\"").Replace("nchw", "nchv"));
        Assert.Equal(
            $"{path}: `input.layout` has to be one of nhwc, nchw, not \"nchv\": did you mean `nchw`? "
            + "`overlaps` is not a key: did you mean `overlap`?",
            Assert.Throws<ManifestException>(() => ModelManifest.Read(path)).Message);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        const string least = """
            { "name": "a",
              "input": { "name": "x", "layout": "nhwc", "type": "uint8", "channels": ["r", "g", "b", "motion"] },
              "head": "centre-sides", "stride": 8, "threshold": 0.5 }
            """;
        var manifest = ModelManifest.Read(Written(least));
        Assert.Empty(manifest.Classes);
        Assert.Empty(manifest.Strides);
        Assert.Empty(manifest.Input.Mean);
        Assert.Equal((0, 1), (manifest.Input.MeanOf(3), manifest.Input.ScaleOf(3)));
        Assert.Null(manifest.Overlap);
    }

    [Theory]
    [InlineData("", "is no JSON that can be read")]
    [InlineData("{ \"name\": ", "is no JSON that can be read")]
    [InlineData("[]", "The manifest has to be a block { ... }, not a list.")]
    [InlineData("null", "The manifest has to be a block { ... }, not null.")]
    public void What_is_no_manifest_is_said_to_be_none(string text, string expected) => Assert.Contains(
        expected, Assert.Throws<ManifestException>(() => ModelManifest.Read(Written(text))).Message);

    [Fact]
    public void A_missing_manifest_is_named() => Assert.Equal(
        "The manifest /nowhere/a.json is not there.",
        Assert.Throws<ManifestException>(() => ModelManifest.Read("/nowhere/a.json")).Message);

    [Fact]
    public void Random_damage_never_ends_in_another_exception()
    {
        var random = new Random(11);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            for (var hit = random.Next(1, 6); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            try
            {
                ManifestFile.Parse(bytes, "damaged.json", ManifestJson.Default.ModelManifest);
            }
            catch (ManifestException error)
            {
                Assert.StartsWith("damaged.json", error.Message);
            }
        }
    }

    private string Written(string text)
    {
        var path = Path.Combine(_folder.FullName, "model.json");
        File.WriteAllText(path, text);
        return path;
    }
}
