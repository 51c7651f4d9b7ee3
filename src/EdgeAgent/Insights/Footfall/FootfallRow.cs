// Rows of the footfall and dwell rollups as they travel.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Footfall;

/// <summary>One line in one quarter of an hour.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Line">The line, as <c>device/line</c>.</param>
/// <param name="Area">The area that it leads into.</param>
/// <param name="Metric"><c>footfall</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which the line was watched.</param>
/// <param name="In">People who came in; null where suppressed.</param>
/// <param name="Out">People who went out; null where suppressed.</param>
/// <param name="OccupancyEnd">People in the area at the end; null where suppressed.</param>
/// <param name="OccupancyPeak">Most people in the area; null where suppressed.</param>
/// <param name="Suppressed">True where a small count was left out.</param>
public sealed record FootfallRow(
    string Tenant, string Store, string Box, string Line, string Area, string Metric, DateTimeOffset Start,
    DateTimeOffset End, double Complete, int? In, int? Out, int? OccupancyEnd, int? OccupancyPeak, bool Suppressed);

/// <summary>The stays in one zone of a camera's picture that ended in one quarter of an hour.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
/// <param name="Zone">The zone, as <c>device/zone</c>.</param>
/// <param name="Metric"><c>dwell</c>.</param>
/// <param name="Start">Start of the period, UTC.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Complete">Share of the period, 0 to 1, for which the zone was watched.</param>
/// <param name="Visits">Stays that were no bounces; null where suppressed.</param>
/// <param name="MedianS">Their median, seconds; null without stays.</param>
/// <param name="P90S">What nine of ten do not exceed, seconds; null without stays.</param>
/// <param name="Bounces">Stays shorter than a bounce; null where suppressed.</param>
/// <param name="Suppressed">True where a small count was left out.</param>
public sealed record DwellRow(
    string Tenant, string Store, string Box, string Zone, string Metric, DateTimeOffset Start, DateTimeOffset End,
    double Complete, int? Visits, double? MedianS, double? P90S, int? Bounces, bool Suppressed);

/// <summary>JSON of the rows: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(FootfallRow))]
[JsonSerializable(typeof(DwellRow))]
internal sealed partial class FootfallJson : JsonSerializerContext;
