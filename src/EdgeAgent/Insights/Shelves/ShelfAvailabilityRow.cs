// One row of the shelf-availability rollup as it travels.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Shelves;

/// <summary>The shelves of one zone in one quarter of an hour.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Metric"><c>shelf-availability</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which all of its shelves were watched.</param>
/// <param name="Slots">Shelves of the zone that are watched.</param>
/// <param name="AvailableShare">
/// Share of the time, over all of them, in which they were not empty; null where nothing is known.
/// </param>
/// <param name="EmptyMinutes">Minutes for which they were empty, summed.</param>
public sealed record ShelfAvailabilityRow(
    string Tenant, string Store, string Box, string Zone, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, int Slots, double? AvailableShare, double EmptyMinutes);

/// <summary>JSON of the row: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(ShelfAvailabilityRow))]
internal sealed partial class ShelfAvailabilityJson : JsonSerializerContext;
