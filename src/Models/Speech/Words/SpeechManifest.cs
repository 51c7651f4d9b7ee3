// What the weights of the word model say about themselves (weights/speech-words.json).
using System.Text.Json.Serialization;
using EdgeAgent.Models.Manifests;

namespace EdgeAgent.Models.Speech.Words;

/// <summary>The manifest of a word model; keys in kebab case.</summary>
internal sealed record SpeechManifest
{
    /// <summary>What the model is called.</summary>
    public required string Name { get; init; }

    /// <summary>Which version of it this is; a voice template holds for one version.</summary>
    public required string Version { get; init; }

    /// <summary>Under which licence it may be used, as an SPDX identifier.</summary>
    public string? Licence { get; init; }

    /// <summary>What it takes.</summary>
    public required SpeechInput Input { get; init; }

    /// <summary>What it gives for each frame.</summary>
    public required SpeechOutputs Outputs { get; init; }

    /// <summary>Seconds from one frame to the next.</summary>
    public required double FrameStep { get; init; }

    /// <summary>The middle of the first frame, in seconds.</summary>
    public double FrameOffset { get; init; }

    /// <summary>How words come out of the frames; only <c>ctc</c> is known.</summary>
    public required string Decoding { get; init; }

    /// <summary>The number of the token that stands for no word; has to be 0.</summary>
    public int Blank { get; init; }

    /// <summary>The tokens in the order of its scores.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>Tokens that mean the same as another: <c>"oh": "zero"</c>.</summary>
    public IReadOnlyDictionary<string, string> SameMeaning { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>How sure an answer is and has to be; cautious where left out.</summary>
    public SpeechCalibration Calibration { get => field ?? new SpeechCalibration(); init; }

    /// <summary>The name of the weights that make scores of embeddings.</summary>
    public string? LastLayer { get; init; }

    /// <summary>What it was trained on.</summary>
    public IReadOnlyList<SpeechSource> TrainedOn { get => field ?? []; init; }

    /// <summary>What was kept out of the training.</summary>
    public IReadOnlyList<string> HeldOut { get => field ?? []; init; }

    /// <summary>The synthesisers that spoke for it.</summary>
    public IReadOnlyList<string> SyntheticVoices { get => field ?? []; init; }

    /// <summary>The seed that its training began with.</summary>
    public long? Seed { get; init; }

    /// <summary>Name and version.</summary>
    [JsonIgnore]
    public string Identity => $"{Name} {Version}";

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="ManifestException">It is missing or wrong; the message says what.</exception>
    public static SpeechManifest Read(string path)
    {
        var manifest = ManifestFile.Read(path, SpeechManifestJson.Default.SpeechManifest);
        var fault = manifest switch
        {
            { Decoding: not "ctc" } => $"the decoding `{manifest.Decoding}` is not known; only `ctc` is.",
            { Input.SampleRate: not SpeechFormat.SampleRate } =>
                $"`input.sample-rate` has to be {SpeechFormat.SampleRate}.",
            { Blank: not 0 } => "`blank` has to be 0: the first token stands for no word.",
            { Tokens.Count: < 2 } => "`tokens` begins with the blank, and at least one word follows.",
            _ when !(manifest.FrameStep > 0) => "`frame-step` has to be above 0 seconds.",
            _ when manifest.Outputs.Logits != manifest.Tokens.Count || manifest.Outputs.Embedding < 1 =>
                $"`outputs.logits` has to be {manifest.Tokens.Count}, as there are tokens, and the embedding above 0.",
            _ when manifest.Tokens.Distinct().Count() < manifest.Tokens.Count => "`tokens` names one of them twice.",
            _ => null,
        };
        return fault is null ? manifest : throw new ManifestException($"{path}: {fault}");
    }
}

/// <summary>What a word model takes.</summary>
/// <param name="Name">Its input.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Type">Type of the samples.</param>
/// <param name="Layout">What the samples are, for people.</param>
/// <param name="Seconds">The shortest and the longest utterance that suit it.</param>
internal sealed record SpeechInput(
    string Name, int SampleRate, string? Type = null, string? Layout = null, IReadOnlyList<double>? Seconds = null);

/// <summary>How many numbers a word model gives for each frame.</summary>
internal sealed record SpeechOutputs(int Logits, int Embedding);

/// <summary>Something that a word model was trained on.</summary>
internal sealed record SpeechSource(string Data, string? By = null, string? Licence = null);

/// <summary>Reads the manifest, strictly.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SpeechManifest))]
internal sealed partial class SpeechManifestJson : JsonSerializerContext;
