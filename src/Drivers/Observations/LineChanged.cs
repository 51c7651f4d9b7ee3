// An input line of the board went on or off: a contact, a beam, a button.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One edge of an input line, or its state when the watch began.</summary>
/// <param name="Time">When, by the kernel's own time stamp, UTC.</param>
/// <param name="ClockEstimated">True where that stamp made no sense and the time of receipt stands in.</param>
/// <param name="Line">The line's name in the config.</param>
/// <param name="Active">True for on; what is on, the line's <c>active-low</c> says.</param>
public sealed record LineChanged(DateTimeOffset Time, bool ClockEstimated, string Line, bool Active)
    : Observation(Time, ClockEstimated)
{
    /// <summary>True where nothing changed: this is how the line stood when the watch began.</summary>
    public bool Initial { get; init; }

    /// <summary>Edges of this line right before this one that the kernel had no room for.</summary>
    public long Missed { get; init; }
}
