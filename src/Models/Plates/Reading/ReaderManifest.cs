// What the weights of the plate reader say about themselves (weights/plate-reader.json).
namespace EdgeAgent.Models.Plates.Reading;

/// <summary>The manifest of a plate reader; keys in kebab case.</summary>
internal sealed record ReaderManifest
{
    /// <summary>What the head gives; only <c>ctc</c> is known.</summary>
    public required string Head { get; init; }

    /// <summary>The crop that it takes.</summary>
    public required ReaderInput Input { get; init; }

    /// <summary>The class of each output; the first is the blank, the others are one character each.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Size of a crop in pixels.</summary>
    internal sealed record ReaderInput(int Width, int Height);
}
