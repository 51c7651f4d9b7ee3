// A scanner read a code.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One scan.</summary>
/// <param name="Time">When its last character came in, by the kernel's own time stamp, UTC.</param>
/// <param name="ClockEstimated">True where that stamp made no sense and the time of receipt stands in.</param>
/// <param name="Code">
/// The code as the scanner typed it; a GS1 separator is the character U+001D where the scanner sends it.
/// </param>
public sealed record CodeScanned(DateTimeOffset Time, bool ClockEstimated, string Code)
    : Observation(Time, ClockEstimated);
