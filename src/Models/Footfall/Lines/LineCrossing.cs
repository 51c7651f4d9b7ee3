// Somebody crossed a counting line; enough is said that the count can be explained afterwards.
namespace EdgeAgent.Models.Footfall.Lines;

/// <summary>A crossing.</summary>
/// <param name="Line">Index of the line.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Track">Who, a name that means nothing beyond this camera.</param>
/// <param name="Frame">Number of the frame in which the person was first seen on the other side.</param>
/// <param name="Time">When, UTC.</param>
public readonly record struct LineCrossing(int Line, Direction Direction, int Track, long Frame, DateTimeOffset Time);
