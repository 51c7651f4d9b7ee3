// What the box has to say about its installation: on the card, on the page, on the console and by the lamp, all from
// this one record.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeAgent.Appliance.Reporting;

/// <summary>The whole of it in a word.</summary>
public enum Verdict
{
    /// <summary>Nothing to mend.</summary>
    Good,

    /// <summary>The box is still at it.</summary>
    Working,

    /// <summary>At least one thing to mend.</summary>
    NotYetGood,
}

/// <summary>The state of the installation at one moment.</summary>
public sealed record InstallationReport
{
    /// <summary>The box's address, <c>tenant/store/box</c>; empty while no config is in force.</summary>
    public string Box { get; init; } = "";

    /// <summary>When it was made, UTC by the box's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary><c>synced</c> or <c>estimated</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>What was looked at, in the order in which a person would mend it.</summary>
    public required IReadOnlyList<ReportPoint> Points { get; init; }

    /// <summary>Figures and names for the record.</summary>
    public IReadOnlyList<ReportFact> Facts { get; init; } = [];

    /// <summary>The whole of it in a word.</summary>
    public Verdict Verdict =>
        ToMend > 0 ? Verdict.NotYetGood
        : Points.Any(point => point.Level == PointLevel.Working) ? Verdict.Working
        : Verdict.Good;

    /// <summary>Things that a person has to mend.</summary>
    [JsonIgnore]
    public int ToMend => Points.Count(point => point.Level == PointLevel.Mend);

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.InstallationReport);

    /// <summary>Reads a report back; null where the file is missing or broken: the next run makes it anew.</summary>
    public static InstallationReport? Read(string file)
    {
        try
        {
            return File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ReportJson.Default.InstallationReport)
                : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // A report is made anew at each start; a broken one tells nothing.
        }
    }

    /// <summary>Whether another report says the same, whenever it was made.</summary>
    public bool SaysTheSameAs(InstallationReport? other) =>
        other is not null && Box == other.Box && Clock == other.Clock
        && Points.Select(Words).SequenceEqual(other.Points.Select(Words));

    private static string Words(ReportPoint point) => $"{point.Subject}|{point.Level}|{point.Sentence}";
}

/// <summary>JSON of the report, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(InstallationReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
