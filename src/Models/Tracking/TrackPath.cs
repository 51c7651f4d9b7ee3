// Where somebody was, frame by frame, once all is known.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>A place on a path.</summary>
/// <param name="Frame">Number of the frame.</param>
/// <param name="Box">Where.</param>
/// <param name="Score">Of the detection, 0 to 1; 0 where the place is filled in between two detections.</param>
public readonly record struct PathPoint(int Frame, PixelBox Box, float Score);

/// <summary>One person's way through a recording, frames rising.</summary>
/// <param name="Id">The track's.</param>
/// <param name="Points">At least one.</param>
public sealed record TrackPath(int Id, IReadOnlyList<PathPoint> Points);
