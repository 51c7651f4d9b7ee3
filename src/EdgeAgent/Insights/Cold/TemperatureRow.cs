// One row of the temperature rollup as it travels.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Cold;

/// <summary>One cold place in one quarter of an hour.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Place">The cold place.</param>
/// <param name="Metric"><c>temperature</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which it was measured.</param>
/// <param name="MinC">The lowest reading, °C; null without readings.</param>
/// <param name="MeanC">The mean of the readings, °C; null without readings.</param>
/// <param name="MaxC">The highest reading, °C; null without readings.</param>
/// <param name="OverLimitS">Seconds above the limit, open door or not.</param>
public sealed record TemperatureRow(
    string Tenant, string Store, string Box, string Place, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, double? MinC, double? MeanC, double? MaxC, double OverLimitS);

/// <summary>JSON of the row: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(TemperatureRow))]
internal sealed partial class TemperatureJson : JsonSerializerContext;
