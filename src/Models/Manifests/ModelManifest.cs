// What a file beside a person detector says about it: our own detector, or one that a chain brings along.
using EdgeAgent.Models.OnnxRuntime;

namespace EdgeAgent.Models.Manifests;

/// <summary>
/// A person detector's manifest: <c>NAME.json</c> beside <c>NAME.onnx</c>, keys in kebab-case. It states what the model
/// file itself does not: how pixels are handed over and what the numbers that come back mean.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>What the model is called.</summary>
    public required string Name { get; init; }

    /// <summary>Which version of it this is.</summary>
    public string? Version { get; init; }

    /// <summary>Under which licence it may be used, as an SPDX identifier.</summary>
    public string? Licence { get; init; }

    /// <summary>How pixels are handed over.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>
    /// What the longer side of a picture is scaled to, in pixels, for models that take any size; the input's sides are
    /// then the next multiples of 32.
    /// </summary>
    public int? LongerSide { get; init; }

    /// <summary>What the model's numbers mean.</summary>
    public required ModelHead Head { get; init; }

    /// <summary>Pixels of the input from one cell of a one-grid head to the next.</summary>
    public int? Stride { get; init; }

    /// <summary>The same for heads with several grids, finest first.</summary>
    public IReadOnlyList<int> Strides { get => field ?? []; init; }

    /// <summary>Names of the classes in the model's order; may be left out.</summary>
    public IReadOnlyList<string> Classes { get => field ?? []; init; }

    /// <summary>The class that is a person, counted from 0. In the usual COCO order it is 0.</summary>
    public int PersonClass { get; init; }

    /// <summary>The least score of a person, above 0 and below 1.</summary>
    public required float Threshold { get; init; }

    /// <summary>
    /// Of two boxes that overlap by more than this (intersection over union, 0 to 1) the weaker is dropped; 0.6 where
    /// left out.
    /// </summary>
    public float? Overlap { get; init; }

    /// <summary>What it was trained on.</summary>
    public IReadOnlyList<string> TrainedOn { get => field ?? []; init; }

    /// <summary>The seed that its training began with.</summary>
    public long? Seed { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ManifestException">It is missing, no JSON, or says something that makes no sense.</exception>
    public static ModelManifest Read(string path)
    {
        var manifest = ManifestFile.Read(path, ManifestJson.Default.ModelManifest);
        var faults = ManifestValues.Faults(manifest);
        return faults.Count == 0 ? manifest : throw new ManifestException($"{path}: {string.Join(' ', faults)}");
    }

    /// <summary>Compares the manifest with the model that it describes.</summary>
    /// <returns>What does not fit, a sentence each; empty where all fits.</returns>
    public IReadOnlyList<string> Check(OnnxSession session) =>
        ManifestCheck.Faults(this, session.Name, session.Inputs, session.Outputs);
}
