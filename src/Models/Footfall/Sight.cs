// What the counters live on: somebody, at a time, at a place.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Footfall;

/// <summary>One sight of one person. Sights of a person come in the order of time.</summary>
/// <param name="Track">Who.</param>
/// <param name="Frame">Number of the frame.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Box">Where.</param>
public readonly record struct Sight(int Track, long Frame, DateTimeOffset Time, PixelBox Box);
