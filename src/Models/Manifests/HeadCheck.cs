// Compares the head that a manifest names with the outputs that the model has.
using System.Text.Json;
using EdgeAgent.Models.OnnxRuntime;

namespace EdgeAgent.Models.Manifests;

/// <summary>Finds outputs that cannot be of the head that is named.</summary>
internal static class HeadCheck
{
    /// <summary>Adds a sentence where the outputs are others.</summary>
    public static void AddFaults(
        ModelManifest manifest, string model, IReadOnlyList<OnnxValueInfo> outputs, List<string> faults)
    {
        var (fits, expected) = manifest.Head switch
        {
            ModelHead.CentreSides => (
                Shape(outputs, "score")?.Count == 3 && IsFour(Shape(outputs, "box"), 4),
                "`score` [1,h,w] and `box` [1,h,w,4]"),
            ModelHead.YoloV5 => (Rows(manifest, outputs, 2, 5), "one output [1,N,5+classes]"),
            ModelHead.YoloV8 => (Rows(manifest, outputs, 1, 4), "one output [1,4+classes,N]"),
            ModelHead.NanoDet => (
                outputs.Count == 1 && outputs[0].Shape.Count == 3, "one output [1,N,classes+4*bins]"),
            _ => (
                Rows(manifest, outputs, 2, 4) || IsPair(outputs),
                "one output [1,N,4+classes], or class scores [1,N,classes] and boxes [1,N,4]"),
        };
        if (fits) return;
        var word = JsonSerializer.Serialize(manifest.Head, ManifestJson.Default.ModelHead).Trim('"');
        faults.Add(
            $"The head {word} has {expected}"
            + (manifest.Classes.Count > 0 ? $" ({manifest.Classes.Count} classes)" : "")
            + $", but the model {model} gives {string.Join(", ", outputs)}.");
    }

    private static bool Rows(ModelManifest manifest, IReadOnlyList<OnnxValueInfo> outputs, int axis, int besideClasses)
    {
        if (outputs.Count != 1 || outputs[0].Shape.Count != 3) return false;
        var (values, rows) = (outputs[0].Shape[axis], outputs[0].Shape[3 - axis]);
        if (values < 0) return true;
        // Thousands of places and some dozens of values: the other way round it is the other head.
        if (rows > 0 && values > rows && manifest.Classes.Count == 0) return false;
        return manifest.Classes.Count == 0 ? values > besideClasses : values == besideClasses + manifest.Classes.Count;
    }

    private static bool IsPair(IReadOnlyList<OnnxValueInfo> outputs) =>
        outputs.Count == 2 && outputs.All(output => output.Shape.Count == 3)
        && outputs.Any(output => output.Shape[2] is 4 or -1);

    private static bool IsFour(IReadOnlyList<long>? shape, int rank) => shape?.Count == rank && shape[^1] is 4 or -1;

    private static IReadOnlyList<long>? Shape(IReadOnlyList<OnnxValueInfo> outputs, string name) =>
        outputs.FirstOrDefault(output => output.Name == name)?.Shape;
}
