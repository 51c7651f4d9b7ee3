// The data of single crossings and zone visits. Off by default: the rollups are enough for most, and tell less of
// people.
namespace EdgeAgent.Contracts.Events;

/// <summary>Data of <see cref="EventKinds.PersonCrossed"/>.</summary>
/// <param name="Line">The line, as <c>device/line</c>.</param>
/// <param name="Direction"><c>in</c> or <c>out</c>.</param>
public sealed record PersonCrossed(string Line, string Direction);

/// <summary>Data of <see cref="EventKinds.ZoneLeft"/>.</summary>
/// <param name="Zone">The zone, as <c>device/zone</c>.</param>
/// <param name="Track">Follows one person through one camera's picture; means nothing beyond it.</param>
/// <param name="DwellS">Seconds in the zone.</param>
public sealed record ZoneVisit(string Zone, string Track, double DwellS);
