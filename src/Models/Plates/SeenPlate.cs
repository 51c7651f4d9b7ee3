// A plate in a picture: where it is and what stands on it.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates;

/// <summary>A plate that was found and read.</summary>
/// <param name="Reading">Its text.</param>
/// <param name="Corners">Its corners in pixels of the picture, in the order in which it is read.</param>
/// <param name="Score">How sure the detector is that a plate is there, 0 to 1.</param>
public sealed record SeenPlate(PlateReading Reading, Quadrilateral Corners, float Score)
{
    /// <summary>The upright box around it.</summary>
    public PixelBox Box => Corners.Box;
}
