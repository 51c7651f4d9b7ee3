// The `footfall:` block of a camera.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Vision;

/// <summary>How visitors are counted on one camera.</summary>
public sealed record FootfallSightOptions
{
    /// <summary>The counting lines by name.</summary>
    public required IReadOnlyDictionary<string, LineOptions> Lines { get; init; }

    /// <summary>The zones by name.</summary>
    public required IReadOnlyDictionary<string, ZoneSightOptions> Zones { get; init; }

    /// <summary>A manifest of the chain's own person detector; null = ours.</summary>
    public string? Detector { get; init; }

    /// <summary>Reads the block.</summary>
    public static FootfallSightOptions Read(IOptionReader reader)
    {
        var options = new FootfallSightOptions
        {
            Lines = reader.Named("lines", "The counting lines, by names of the store's choice.", LineOptions.Read),
            Zones = reader.Named(
                "zones", "Zones in which stays are measured, by names of the store's choice.", ZoneSightOptions.Read),
            Detector = reader.OptionalFile(
                "detector", "A manifest of the chain's own person detector; ours without it.", "our-detector.json"),
        };
        if (options.Lines.Count == 0 && options.Zones.Count == 0)
            reader.Fault("lines", "A camera that counts visitors needs a line or a zone: add one under `lines:`.");
        return options;
    }
}

/// <summary>One counting line.</summary>
/// <param name="From">Its beginning, in shares of the picture.</param>
/// <param name="To">Its end. Who walks from the left-hand to the right-hand side of the way from-to comes in.</param>
/// <param name="Anchor">The point of a person that has to cross it.</param>
public sealed record LineOptions(PixelPoint From, PixelPoint To, Anchor Anchor)
{
    /// <summary>Reads the block of one line.</summary>
    public static LineOptions Read(IOptionReader reader)
    {
        var points = ShareText.Points(
            reader,
            "points",
            reader.Text(
                "points",
                "Two points x,y in shares of the picture. Seen along the line, who steps from its left to its right "
                + "comes in: right to left along the lower edge means upwards is in.",
                "0.9,0.6 0.1,0.6"),
            2, 2);
        return new LineOptions(
            points[0], points[1],
            reader.Choice("anchor", "The point of a person that has to cross the line.", Anchor.Auto));
    }
}

/// <summary>One zone.</summary>
/// <param name="Corners">Its corners in order, in shares of the picture.</param>
/// <param name="Staff">Whoever is seen in it is staff, and is not counted.</param>
public sealed record ZoneSightOptions(IReadOnlyList<PixelPoint> Corners, bool Staff)
{
    /// <summary>Reads the block of one zone.</summary>
    public static ZoneSightOptions Read(IOptionReader reader) => new(
        ShareText.Points(
            reader,
            "corners",
            reader.Text(
                "corners", "Three or more corners x,y in shares of the picture.", "0.1,0.5 0.9,0.5 0.9,1 0.1,1"),
            3, 32),
        reader.Flag("staff", "Whoever comes out of this zone is staff, and is not counted.", fallback: false));
}
