// The `plates:` block of a camera.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Vision;

/// <summary>How plates are read off one camera.</summary>
public sealed record PlateSightOptions
{
    /// <summary>The region whose plates are expected: <c>cn</c>, <c>eu</c>, <c>us</c>, <c>br</c>; null = any.</summary>
    public string? Region { get; init; }

    /// <summary>Readings below this confidence are not told, 0 to 1.</summary>
    public double Confidence { get; init; } = 0.6;

    /// <summary>Plates narrower than this are passed over, in pixels of the frame.</summary>
    public int MinimumWidth { get; init; } = 40;

    /// <summary>Frames looked at a second; between them the camera's frames are passed over.</summary>
    public double Rate { get; init; } = 5;

    /// <summary>Parts of the picture in which nothing is read, such as the camera's own text; in shares.</summary>
    public IReadOnlyList<PixelBox> Masks { get; init; } = [];

    /// <summary>The lane that this camera sees; null = none is told.</summary>
    public int? Lane { get; init; }

    /// <summary>Reads the block.</summary>
    public static PlateSightOptions Read(IOptionReader reader)
    {
        var standard = new PlateSightOptions();
        var options = new PlateSightOptions
        {
            Region = reader.OptionalText("region", "The region whose plates are expected; any without it.", "eu"),
            Confidence = reader.Number(
                "confidence", "Readings below this confidence are not told.", standard.Confidence, 0, 1),
            MinimumWidth = reader.Integer(
                "minimum-width", "Plates narrower than this are passed over.", standard.MinimumWidth, 16, 1000,
                "pixels"),
            Rate = reader.Number(
                "rate", "Frames looked at a second.", standard.Rate, 0.2, 60, "frames a second"),
            Masks = [.. reader.Texts(
                "masks",
                "Boxes in which nothing is read (the camera's own text): left,top,right,bottom in shares of the picture.",
                "0,0,1,0.08").Select(text => ShareText.Box(reader, "masks", text))],
            Lane = reader.OptionalInteger("lane", "The lane that this camera sees.", 0, 99),
        };
        var regions = PlateRegions.Known();
        if (options.Region is { } named && !regions.Contains(named))
            reader.Fault("region", $"`{named}` is no region whose plates are known: {string.Join(", ", regions)}.");
        return options;
    }
}
