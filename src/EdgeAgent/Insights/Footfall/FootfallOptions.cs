// The `footfall:` block of store.yaml: which lines surround which area, when it is empty for sure, what is told of
// people.
using System.Globalization;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Insights.Footfall;

/// <summary>The options of the footfall insight.</summary>
public sealed record FootfallOptions
{
    /// <summary>The areas by name, each with the lines that lead into it as <c>device/line</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Areas { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The time of day, in the box's time zone, at which every area is empty; null = never.</summary>
    public TimeOnly? EmptyAt { get; init; } = new TimeOnly(4, 0);

    /// <summary>Counts from 1 up to below this are left out of the rollups; 0 = none are.</summary>
    public int SuppressBelow { get; init; }

    /// <summary>Whether single crossings and zone visits are events.</summary>
    public bool Events { get; init; }

    /// <summary>A stay shorter than this is a bounce.</summary>
    public TimeSpan Bounce { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Reads the block.</summary>
    public static FootfallOptions Read(IOptionReader reader)
    {
        var standard = new FootfallOptions();
        var emptyAt = reader.TextOr(
            "empty-at",
            "Time of day, in the box's time zone, at which nobody is inside: occupancy starts anew. `never` for none.",
            "04:00");
        var options = new FootfallOptions
        {
            Areas = reader.Named(
                "areas",
                "Areas whose occupancy is told; a line in none of them is an area by itself.",
                area => area.Texts("lines", "The lines that lead into it, as device/line.", "door-camera/entrance")),
            SuppressBelow = reader.Integer(
                "suppress-below",
                "Counts from 1 up to below this are left out of the rollups, so that nobody can be singled out.",
                standard.SuppressBelow, 0, 100, "people"),
            Events = reader.Flag(
                "events", "Tells every crossing and zone visit as an event of its own.", standard.Events),
            Bounce = reader.Duration(
                "bounce", "A stay in a zone shorter than this is a bounce.", standard.Bounce, TimeSpan.Zero,
                TimeSpan.FromMinutes(10)),
        };
        if (emptyAt == "never") return options with { EmptyAt = null };
        if (TimeOnly.TryParseExact(emptyAt, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return options with { EmptyAt = time };
        reader.Fault("empty-at", $"`footfall.empty-at` is `{emptyAt}`: expected a time such as `04:00`, or `never`.");
        return options;
    }
}
