// What every box of a fleet shares.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Shared parts.</summary>
/// <param name="Options">The fleet.</param>
/// <param name="Clock">Its time.</param>
/// <param name="Wheel">Its waits.</param>
/// <param name="Counts">Its figures.</param>
/// <param name="Time">The real clock.</param>
internal sealed record FleetParts(
    SimulationOptions Options, SimulatedClock Clock, TimerWheel Wheel, FleetCounts Counts, TimeProvider Time);
