// One row of the zone-stock rollup as it travels.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Tags;

/// <summary>The stock of one zone at the end of one minute.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Metric"><c>zone-stock</c>.</param>
/// <param name="Start">Start of the minute, UTC.</param>
/// <param name="End">End of the minute, UTC, itself excluded.</param>
/// <param name="Complete">Share of the minute, 0 to 1, for which the box ran and every reader of the zone
/// reported.</param>
/// <param name="Tags">Tags in the zone.</param>
/// <param name="Items">Distinct GTINs among them.</param>
public sealed record ZoneStockRow(
    string Tenant, string Store, string Box, string Zone, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, int Tags, int Items);

/// <summary>JSON of the row: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(ZoneStockRow))]
internal sealed partial class ZoneStockJson : JsonSerializerContext;
