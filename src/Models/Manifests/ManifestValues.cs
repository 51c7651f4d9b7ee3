// What a manifest may say, whatever the model.
namespace EdgeAgent.Models.Manifests;

/// <summary>Finds values that make no sense.</summary>
internal static class ManifestValues
{
    private const int LargestSide = 8192;

    /// <summary>A sentence for each fault.</summary>
    public static List<string> Faults(ModelManifest manifest)
    {
        var faults = new List<string>();
        var input = manifest.Input;
        Side("input.width", input.Width);
        Side("input.height", input.Height);
        Side("longer-side", manifest.LongerSide);
        Side("stride", manifest.Stride);
        foreach (var stride in manifest.Strides) Side("strides", stride);
        Part("threshold", manifest.Threshold);
        Part("overlap", manifest.Overlap ?? 0.5f);
        PerChannel("input.mean", input.Mean.Count);
        PerChannel("input.scale", input.Scale.Count);
        if (input.Width is null != input.Height is null)
            faults.Add("`input.width` and `input.height` are given both or neither.");
        var colours = input.Channels.Where(channel => channel != PixelChannel.Motion).ToArray();
        var (forward, backward) = (PixelChannel.Red, PixelChannel.Blue);
        if (!colours.SequenceEqual([forward, PixelChannel.Green, backward])
            && !colours.SequenceEqual([backward, PixelChannel.Green, forward]))
            faults.Add("`input.channels` has to be [r, g, b] or [b, g, r], then motion where the model takes it.");
        else if (input.Channels.Count > 4 || input.Channels.Take(3).Contains(PixelChannel.Motion))
            faults.Add("`input.channels` may have motion once, as the last one.");
        if (input.Type == TensorType.UInt8 && (input.Mean.Count > 0 || input.Scale.Count > 0))
            faults.Add("`input.mean` and `input.scale` are for float32; a uint8 model gets pixels as they are.");
        if (input.Scale.Contains(0)) faults.Add("`input.scale` of 0 would make every picture the same.");
        if (manifest.PersonClass < 0 || (manifest.Classes.Count > 0 && manifest.PersonClass >= manifest.Classes.Count))
        {
            faults.Add(
                $"`person-class` has to be one of the {manifest.Classes.Count} classes, counted from 0, "
                + $"not {manifest.PersonClass}.");
        }

        if (manifest.Head == ModelHead.CentreSides && manifest.Stride is null)
            faults.Add("`stride` is missing: the head centre-sides needs it.");
        if (manifest.Head == ModelHead.NanoDet && manifest.Strides.Count == 0)
            faults.Add("`strides` is missing: the head nanodet needs them, finest first (often [8, 16, 32, 64]).");
        return faults;

        void Side(string key, int? pixels)
        {
            if (pixels is < 1 or > LargestSide)
                faults.Add($"`{key}` has to be 1 to {LargestSide} pixels, not {pixels}.");
        }

        void Part(string key, float value)
        {
            if (value is not (> 0 and < 1)) faults.Add($"`{key}` has to lie between 0 and 1, not at {value}.");
        }

        void PerChannel(string key, int count)
        {
            if (count > 1 && count != input.Channels.Count)
            {
                faults.Add(
                    $"`{key}` has {count} numbers for {input.Channels.Count} channels: give one for all, or one each.");
            }
        }
    }
}
