// What a call of `try footfall` asks for, read from its text.
using System.Globalization;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Commands.Try;

/// <summary>The options of one call.</summary>
internal sealed record FootfallCall
{
    /// <summary>A video file or a folder of pictures.</summary>
    public required string Video { get; init; }

    /// <summary>The counting lines.</summary>
    public IReadOnlyList<CountingLine> Lines { get; init; } = [];

    /// <summary>The zones.</summary>
    public IReadOnlyList<Zone> Zones { get; init; } = [];

    /// <summary>Manifest of the detector; null for our own.</summary>
    public string? Detector { get; init; }

    /// <summary>A file of detections that stands in for the detector; null for none.</summary>
    public string? Detections { get; init; }

    /// <summary>Frames a second that are looked at; null for all.</summary>
    public double? Rate { get; init; }

    /// <summary>The folder for pictures that show what was seen; null for none.</summary>
    public string? Draw { get; init; }

    /// <summary>Reads a line: <c>ax,ay,bx,by</c>.</summary>
    /// <exception cref="FormatException">With a sentence.</exception>
    public static CountingLine Line(string text, Anchor anchor)
    {
        var figures = Figures(text);
        if (figures is not { Length: 4 } || (figures[0] == figures[2] && figures[1] == figures[3]))
            throw new FormatException($"--line '{text}' is no line: give ax,ay,bx,by in pixels, two different points.");
        return new CountingLine(
            text, new PixelPoint(figures[0], figures[1]), new PixelPoint(figures[2], figures[3]), anchor);
    }

    /// <summary>Reads a zone: <c>x,y,x,y,x,y…</c>.</summary>
    /// <exception cref="FormatException">With a sentence.</exception>
    public static Zone Zone(string text, bool staff)
    {
        var figures = Figures(text);
        if (figures is not { Length: >= 6 } || figures.Length % 2 != 0)
            throw new FormatException(
                $"The zone '{text}' is no polygon: give x,y,x,y,x,y… in pixels, three corners or more.");
        return new Zone(
            text, [.. figures.Chunk(2).Select(it => new PixelPoint(it[0], it[1]))], staff);
    }

    private static float[]? Figures(string text)
    {
        var figures = new List<float>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure)
                || !float.IsFinite(figure)) return null;
            figures.Add(figure);
        }

        return [.. figures];
    }
}
