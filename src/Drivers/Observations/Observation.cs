// What a device said, in device terms with device time. Tag reads, which come in floods, are structs (TagRead);
// everything rarer derives from this record.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One thing that a device said.</summary>
/// <param name="Time">When it happened, mapped to UTC.</param>
/// <param name="ClockEstimated">True where the time is a guess: an unsynchronised or missing clock.</param>
public abstract record Observation(DateTimeOffset Time, bool ClockEstimated);
