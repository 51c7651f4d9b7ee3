// Somebody, or something, crossed a line that a camera watches.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One crossing.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Line">The line's name.</param>
/// <param name="Inwards">True for in, false for out, null where the source does not say.</param>
/// <param name="Track">The source's id of whoever crossed; null where it gives none.</param>
public sealed record LineCrossed(DateTimeOffset Time, bool ClockEstimated, string Line, bool? Inwards, string? Track)
    : Observation(Time, ClockEstimated);
