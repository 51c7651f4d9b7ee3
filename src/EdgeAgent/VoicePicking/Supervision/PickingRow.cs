// One row of the picking rollup as it travels.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>What one picker did in one period.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Operator">The picker's number.</param>
/// <param name="Metric"><c>picking</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which the box worked.</param>
/// <param name="Lines">Lines closed, the short ones among them.</param>
/// <param name="Pieces">Pieces picked or brought; for a count those that were there.</param>
/// <param name="Shorts">Lines that came short.</param>
/// <param name="Reprompts">Prompts that had to be said again, wrong check digits among them.</param>
/// <param name="LinesPerHour">Lines an hour of the time that the lines took; null where no line was closed.</param>
/// <param name="MedianLineS">Median seconds a line, from the prompt to go there; null where none was closed.</param>
public sealed record PickingRow(
    string Tenant, string Store, string Box, string Operator, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, int Lines, int Pieces, int Shorts, int Reprompts, double? LinesPerHour, double? MedianLineS);

/// <summary>JSON of the row: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(PickingRow))]
internal sealed partial class PickingJson : JsonSerializerContext;
