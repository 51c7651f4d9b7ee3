// Compares what a manifest says with what the model itself says.
using EdgeAgent.Models.OnnxRuntime;

namespace EdgeAgent.Models.Manifests;

/// <summary>Finds where a manifest and its model disagree.</summary>
internal static class ManifestCheck
{
    /// <summary>A sentence for each disagreement.</summary>
    /// <param name="manifest">What is said.</param>
    /// <param name="model">The model's file name.</param>
    /// <param name="inputs">What the model takes.</param>
    /// <param name="outputs">What it computes.</param>
    public static List<string> Faults(
        ModelManifest manifest,
        string model,
        IReadOnlyList<OnnxValueInfo> inputs,
        IReadOnlyList<OnnxValueInfo> outputs)
    {
        var faults = new List<string>();
        var input = inputs.FirstOrDefault(it => it.Name == manifest.Input.Name);
        if (input is null)
        {
            faults.Add(
                $"The manifest names the input `{manifest.Input.Name}`, but the model {model} has "
                + $"{string.Join(", ", inputs)}.");
        }
        else
        {
            CheckInput(manifest, input, model, faults);
        }

        if (inputs.Count > 1)
            faults.Add($"The model {model} has {inputs.Count} inputs; only models with one are run.");
        HeadCheck.AddFaults(manifest, model, outputs, faults);
        return faults;
    }

    private static void CheckInput(ModelManifest manifest, OnnxValueInfo input, string model, List<string> faults)
    {
        var said = manifest.Input;
        var wanted = said.Type == TensorType.UInt8 ? OnnxElementType.UInt8 : OnnxElementType.Float;
        if (input.Type != wanted)
        {
            faults.Add(
                $"`input.type` says {(wanted == OnnxElementType.UInt8 ? "uint8" : "float32")}, "
                + $"but the model {model} wants {input}.");
        }

        if (input.Shape.Count != 4)
        {
            faults.Add($"The model {model} wants {input}; a picture has four dimensions.");
            return;
        }

        var (channels, height, width) = said.Layout == TensorLayout.Nhwc ? (3, 1, 2) : (1, 2, 3);
        var other = said.Layout == TensorLayout.Nhwc ? 1 : 3;
        if (input.Shape[channels] >= 0 && input.Shape[channels] != said.Channels.Count)
        {
            var turned = input.Shape[other] == said.Channels.Count;
            faults.Add(
                $"`input.channels` has {said.Channels.Count}, but dimension {channels} of the model's input {input} is "
                + $"{input.Shape[channels]}"
                + (turned ? $": is `input.layout` {(said.Layout == TensorLayout.Nhwc ? "nchw" : "nhwc")}?" : "."));
            if (turned) return;
        }

        Side("width", said.Width, input.Shape[width]);
        Side("height", said.Height, input.Shape[height]);
        if ((input.Shape[width] < 0 || input.Shape[height] < 0) && said.Width is null && manifest.LongerSide is null)
        {
            faults.Add(
                $"The model {model} takes pictures of any size: say which by `input.width` and `input.height`, "
                + "or by `longer-side`.");
        }

        void Side(string key, int? stated, long real)
        {
            if (stated is { } pixels && real >= 0 && pixels != real)
                faults.Add($"`input.{key}` says {pixels}, but the model {model} wants {real}.");
        }
    }
}
