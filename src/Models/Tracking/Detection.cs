// One person, or car, as a detector sees it in one frame.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>A detection.</summary>
/// <param name="Box">Where, in pixels of the frame.</param>
/// <param name="Score">How sure the detector is: 0 to 1.</param>
public readonly record struct Detection(PixelBox Box, float Score);
