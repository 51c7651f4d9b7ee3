// What the weights of the plate detector say about themselves (weights/plate-detector.json).
namespace EdgeAgent.Models.Plates.Finding;

/// <summary>The manifest of a plate detector; keys in kebab case.</summary>
internal sealed record DetectorManifest
{
    /// <summary>What the head gives; only <c>plate-corners</c> is known.</summary>
    public required string Head { get; init; }

    /// <summary>Pixels of the input from one cell to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>Longer sides, in pixels, to which a picture is shrunk, one look each.</summary>
    public required IReadOnlyList<int> Scales { get; init; }

    /// <summary>From this score on a first look takes something for a plate, 0 to 1.</summary>
    public required float Threshold { get; init; }
}
