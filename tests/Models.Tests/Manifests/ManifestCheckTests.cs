// A manifest against the model that it describes.
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Tests.OnnxRuntime;
using Xunit;

namespace EdgeAgent.Models.Tests.Manifests;

public sealed class ManifestCheckTests
{
    private static readonly ModelManifest Yolo = new()
    {
        Name = "yolo",
        Threshold = 0.4f,
        Head = ModelHead.YoloV8,
        Input = new ModelInput
        {
            Name = "images",
            Layout = TensorLayout.Nchw,
            Type = TensorType.Float32,
            Channels = [PixelChannel.Red, PixelChannel.Green, PixelChannel.Blue],
        },
    };

    [Theory]
    [InlineData(ModelHead.YoloV8, new long[] { 1, 84, 8400 })]
    [InlineData(ModelHead.YoloV5, new long[] { 1, 25200, 85 })]
    [InlineData(ModelHead.NanoDet, new long[] { 1, 2125, 112 })]
    [InlineData(ModelHead.RtDetr, new long[] { 1, 300, 84 })]
    [InlineData(ModelHead.YoloV8, new long[] { -1, -1, -1 })]
    public void A_manifest_that_fits_has_no_faults(ModelHead head, long[] output) =>
        Assert.Empty(Faults(Yolo with { Head = head }, [1, 3, 640, 640], output));

    [Fact]
    public void The_two_outputs_of_rt_detr_fit_as_well() => Assert.Empty(ManifestCheck.Faults(
        Yolo with { Head = ModelHead.RtDetr },
        "detr.onnx",
        [new OnnxValueInfo("images", OnnxElementType.Float, [1, 3, 640, 640])],
        [
            new OnnxValueInfo("logits", OnnxElementType.Float, [1, 300, 80]),
            new OnnxValueInfo("boxes", OnnxElementType.Float, [1, 300, 4]),
        ]));

    [Fact]
    public void The_head_of_another_family_is_noticed()
    {
        Assert.Equal(
            ["The head yolo-v8 has one output [1,4+classes,N], but the model m.onnx gives `y` as float [1,25200,85]."],
            Faults(Yolo, [1, 3, 640, 640], [1, 25200, 85]));
        Assert.Equal(
            [
                "The head yolo-v8 has one output [1,4+classes,N] (2 classes), but the model m.onnx gives `y` as float [1,84,8400].",
            ],
            Faults(Yolo with { Classes = ["person", "cart"] }, [1, 3, 640, 640], [1, 84, 8400]));
    }

    [Fact]
    public void Layout_size_and_type_are_compared_with_the_model()
    {
        Assert.Equal(
            [
                "`input.channels` has 3, but dimension 1 of the model's input `images` as float [1,640,640,3] is 640: is `input.layout` nhwc?",
            ],
            Faults(Yolo, [1, 640, 640, 3], [1, 84, 8400]));
        Assert.Equal(
            ["`input.width` says 320, but the model m.onnx wants 640."],
            Faults(With(Yolo.Input with { Width = 320, Height = 640 }), [1, 3, 640, 640], [1, 84, 8400]));
        Assert.Equal(
            ["`input.type` says uint8, but the model m.onnx wants `images` as float [1,3,640,640]."],
            Faults(With(Yolo.Input with { Type = TensorType.UInt8 }), [1, 3, 640, 640], [1, 84, 8400]));
        Assert.Equal(
            [
                "The model m.onnx takes pictures of any size: say which by `input.width` and `input.height`, or by `longer-side`.",
            ],
            Faults(Yolo, [1, 3, -1, -1], [1, 84, 8400]));
        Assert.Empty(Faults(Yolo with { LongerSide = 640 }, [1, 3, -1, -1], [1, 84, 8400]));
        Assert.Equal(
            ["The model m.onnx wants `images` as float [1,640]; a picture has four dimensions."],
            Faults(Yolo, [1, 640], [1, 84, 8400]));
    }

    [Fact]
    public void A_loaded_model_is_asked_itself()
    {
        using var library = OnnxLibrary.Load();
        using var session = library.Open(TinyModels.Halve);
        Assert.Equal(
            [
                "The manifest names the input `images`, but the model halve.onnx has `x` as uint8 [?,?,?,3].",
            ],
            Yolo.Check(session));
    }

    private static ModelManifest With(ModelInput input) => Yolo with { Input = input };

    private static List<string> Faults(ModelManifest manifest, long[] input, long[] output) => ManifestCheck.Faults(
        manifest,
        "m.onnx",
        [new OnnxValueInfo("images", OnnxElementType.Float, input)],
        [new OnnxValueInfo("y", OnnxElementType.Float, output)]);
}
