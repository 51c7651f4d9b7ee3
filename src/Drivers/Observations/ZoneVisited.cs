// Somebody spent time in a zone that a camera watches.
namespace EdgeAgent.Drivers.Observations;

/// <summary>An entry or the end of a visit.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Zone">The zone's name.</param>
/// <param name="Track">The source's id of whoever it was.</param>
/// <param name="Dwell">How long it was; null at the entry.</param>
public sealed record ZoneVisited(
    DateTimeOffset Time, bool ClockEstimated, string Zone, string Track, TimeSpan? Dwell)
    : Observation(Time, ClockEstimated);
