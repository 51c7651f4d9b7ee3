// A stretch of time in which a camera that works could not count: frames were missing, or the picture jumped.
namespace EdgeAgent.Drivers.Observations;

/// <summary>Time that counts do not cover.</summary>
/// <param name="Time">Its end, UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Length">How long it was.</param>
public sealed record SightLost(DateTimeOffset Time, bool ClockEstimated, TimeSpan Length)
    : Observation(Time, ClockEstimated);
