// What a camera says that is neither a vehicle nor a count nor a crossing: somebody in a zone, an infrared sensor, a
// camera that is covered, a temperature.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One signal. What a source does not say stays null.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Kind"><c>zone.object</c>, <c>zone.intrusion</c>, <c>pir</c>, <c>camera.tamper</c>, <c>review</c>, or
/// <c>sensor.</c> and what it measures.</param>
/// <param name="Active">Whether the state holds from now on; null for an event without an end.</param>
public sealed record CameraSignal(DateTimeOffset Time, bool ClockEstimated, string Kind, bool? Active)
    : Observation(Time, ClockEstimated)
{
    /// <summary>Channel of a recorder, as text.</summary>
    public string? Channel { get; init; }

    /// <summary>The rule, scenario, zone or region that fired, as the source names it.</summary>
    public string? Place { get; init; }

    /// <summary>What was seen: <c>human</c>, <c>vehicle</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>The source's id of the object.</summary>
    public string? Track { get; init; }

    /// <summary>The value of a sensor, in the unit of its kind (°C for a temperature).</summary>
    public double? Value { get; init; }
}
