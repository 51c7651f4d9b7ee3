// One row of the vehicles rollup as it travels, and its gathering over a quarter of an hour.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>The traffic of the site in one period.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Zone"><c>site</c>: all cameras together.</param>
/// <param name="Metric"><c>vehicles</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which every camera that sees vehicles worked.</param>
/// <param name="Arrivals">Vehicles that came.</param>
/// <param name="Departures">Vehicles that left.</param>
/// <param name="Present">Vehicles that are here at the end.</param>
/// <param name="Members">Arrivals of members.</param>
/// <param name="MedianDwellS">Median stay of those that left, seconds; null where none left.</param>
public sealed record VehiclesRow(
    string Tenant, string Store, string Box, string Zone, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, int Arrivals, int Departures, int Present, int Members, double? MedianDwellS);

/// <summary>JSON of the row: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(VehiclesRow))]
internal sealed partial class VehiclesJson : JsonSerializerContext;
