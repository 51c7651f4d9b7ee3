// An event as a simulated box keeps it: its data are drawn again from its place whenever they are written.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>A kept event.</summary>
/// <param name="Sequence">From 1, without holes.</param>
/// <param name="Kind">Its kind's number in <see cref="SimulatedKinds"/>.</param>
/// <param name="Detail">What its data cannot draw: the sequence of the visit that ended, or 0.</param>
/// <param name="Time">When it happened, simulated UTC ticks, the box's clock error included.</param>
/// <param name="Made">When it was made, real UTC ticks.</param>
internal readonly record struct SimulatedEvent(long Sequence, int Kind, long Detail, long Time, long Made);
