// Everything that `edge-agent check` found, for people and as JSON.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.Commands.Checks;

/// <summary>The outcome of <c>edge-agent check</c>.</summary>
/// <param name="File">The config file.</param>
/// <param name="Ok">Whether the box can run like this.</param>
/// <param name="Hash">The config's hash; null where it has errors.</param>
/// <param name="Faults">Faults of the config in the order of the file.</param>
/// <param name="Findings">What the surroundings are like; empty where the config has errors.</param>
internal sealed record CheckReport(
    string File, bool Ok, string? Hash, IReadOnlyList<ConfigFault> Faults, IReadOnlyList<Finding> Findings)
{
    /// <summary>Puts config and surroundings together.</summary>
    public static CheckReport Of(ConfigLoad load, IReadOnlyList<Finding> findings) => new(
        load.File,
        load.Config is not null && findings.All(finding => finding.Level != FindingLevel.Failed),
        load.Config?.Hash,
        load.Faults,
        findings);

    /// <summary>The report as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CheckReportJson.Default.CheckReport);
}

/// <summary>JSON of the report, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CheckReport))]
internal sealed partial class CheckReportJson : JsonSerializerContext;
