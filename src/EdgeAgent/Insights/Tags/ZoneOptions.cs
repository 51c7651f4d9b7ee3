// What a zone asks of a tag before it is believed to be there, to be elsewhere, or to be gone.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Insights.Tags;

/// <summary>The options of one zone.</summary>
public sealed record ZoneOptions
{
    /// <summary>Reads within the arrival window that make an arrival; fewer are taken for a stray.</summary>
    public int MinimumReads { get; init; } = 3;

    /// <summary>
    /// Time between first and last read within the window that makes an arrival too; zero switches it off.
    /// </summary>
    public TimeSpan MinimumDwell { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long reads are added up before a stray is forgotten.</summary>
    public TimeSpan ArrivalWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a tag is unseen before it counts as departed.</summary>
    public TimeSpan DepartAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How readily tags of this zone are believed to move to another.</summary>
    public Mobility Profile { get; init; } = Mobility.RetailGarment;

    /// <summary>By how many dB another zone must be stronger; null = the profile's.</summary>
    public double? HysteresisDb { get; init; }

    /// <summary>Silence after which a weaker zone may win; null = the profile's.</summary>
    public TimeSpan? HoldOff { get; init; }

    /// <summary>Reads a zone's tag options.</summary>
    public static ZoneOptions Read(IOptionReader reader)
    {
        var standard = new ZoneOptions();
        return new ZoneOptions
        {
            MinimumReads = reader.Integer(
                "minimum-reads", "Reads that make an arrival; fewer are a stray.", standard.MinimumReads, 1, 1000),
            MinimumDwell = reader.Duration(
                "minimum-dwell",
                "Time between first and last read that makes an arrival too; 0s switches it off.",
                standard.MinimumDwell,
                TimeSpan.Zero,
                TimeSpan.FromMinutes(10)),
            ArrivalWindow = reader.Duration(
                "arrival-window",
                "How long reads are added up before a stray is forgotten.",
                standard.ArrivalWindow,
                TimeSpan.FromMilliseconds(100),
                TimeSpan.FromMinutes(10)),
            DepartAfter = reader.Duration(
                "depart-after",
                "How long a tag is unseen before it counts as departed.",
                standard.DepartAfter,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromDays(7)),
            Profile = reader.Choice("profile", "How readily tags are believed to move away.", standard.Profile),
            HysteresisDb = reader.OptionalNumber(
                "hysteresis", "By how much another zone must be stronger; without it the profile's.", 0, 40, "dB"),
            HoldOff = reader.OptionalDuration(
                "hold-off",
                "Silence after which a weaker zone may win; without it the profile's.",
                TimeSpan.Zero,
                TimeSpan.FromHours(1)),
        };
    }
}
