// Where the detector thinks that a plate is.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>A plate that was found, not read yet.</summary>
/// <param name="Corners">Its corners in pixels of the picture, in the order in which it is read.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
public readonly record struct PlateDetection(Quadrilateral Corners, float Score)
{
    /// <summary>The upright box around it.</summary>
    public PixelBox Box => Corners.Box;
}
