// A sensor measured something.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One reading, filtered, and within the range that the config allows.</summary>
/// <param name="Time">When it was read, UTC.</param>
/// <param name="ClockEstimated">True where the time is a guess.</param>
/// <param name="Channel">The channel's name in the config.</param>
/// <param name="Quantity">What was measured.</param>
/// <param name="Value">In the unit of <paramref name="Quantity"/>, see <see cref="Units"/>.</param>
public sealed record SensorReading(
    DateTimeOffset Time, bool ClockEstimated, string Channel, Quantity Quantity, double Value)
    : Observation(Time, ClockEstimated);
