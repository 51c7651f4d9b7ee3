// A device at a serial port said a line: a scale its weight, a light barrier its count.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One whole line.</summary>
/// <param name="Time">When its end came in, UTC.</param>
/// <param name="ClockEstimated">True where the time is a guess.</param>
/// <param name="Text">The line without its end; printable ASCII.</param>
/// <param name="Fields">What the pattern's named groups caught; empty without a pattern.</param>
public sealed record LineOfText(
    DateTimeOffset Time, bool ClockEstimated, string Text, IReadOnlyDictionary<string, string> Fields)
    : Observation(Time, ClockEstimated);
