// Somebody spent time in a zone that a camera watches.
namespace EdgeAgent.Drivers.Observations;

/// <summary>A stay that has ended.</summary>
/// <param name="Time">Its end, UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Track">The source's id of whoever it was.</param>
/// <param name="Dwell">How long it was.</param>
public sealed record ZoneVisited(
    DateTimeOffset Time, bool ClockEstimated, string Zone, string Track, TimeSpan Dwell)
    : Observation(Time, ClockEstimated);
