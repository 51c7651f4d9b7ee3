// The retained `meta` document: what the box is made of and what its words mean.
namespace EdgeAgent.Contracts.Life;

/// <summary>The catalogue of a box, retained on <c>meta</c>.</summary>
/// <param name="Version">The agent's version.</param>
/// <param name="Devices">Its devices.</param>
/// <param name="Kinds">The kinds of events it can make: their types with version.</param>
/// <param name="Metrics">The rollups it makes.</param>
public sealed record BoxMeta(
    string Version, IReadOnlyList<DeviceMeta> Devices, IReadOnlyList<string> Kinds, IReadOnlyList<MetricMeta> Metrics);

/// <summary>A device of a box.</summary>
/// <param name="Device">Its id.</param>
/// <param name="Driver">Its driver's name.</param>
public sealed record DeviceMeta(string Device, string Driver);

/// <summary>A rollup of a box.</summary>
/// <param name="Metric">The metric, a topic level.</param>
/// <param name="Period">The period, a topic level: <c>1m</c>, <c>15m</c>.</param>
/// <param name="Values">Its value fields with their units: <c>tags</c> is <c>1</c>, <c>meanC</c> is <c>°C</c>.</param>
public sealed record MetricMeta(string Metric, string Period, IReadOnlyDictionary<string, string> Values);
