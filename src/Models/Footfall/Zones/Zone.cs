// A part of the floor that people stay in: a queue, a shelf, a door that only staff use.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Footfall.Zones;

/// <summary>A zone.</summary>
/// <param name="Name">As the installer calls it.</param>
/// <param name="Corners">A polygon on the picture, at least three corners, pixels.</param>
/// <param name="Staff">Who comes from here, or went in here, is staff and crosses no line any more.</param>
public sealed record Zone(string Name, IReadOnlyList<PixelPoint> Corners, bool Staff = false)
{
    /// <summary>Whether a point lies inside (even-odd rule).</summary>
    public bool Holds(PixelPoint point)
    {
        var inside = false;
        for (int i = 0, k = Corners.Count - 1; i < Corners.Count; k = i++)
        {
            var (a, b) = (Corners[i], Corners[k]);
            if (a.Y > point.Y != b.Y > point.Y
                && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X) inside = !inside;
        }

        return inside;
    }
}

/// <summary>A stay in a zone that has ended.</summary>
/// <param name="Zone">Index of the zone.</param>
/// <param name="Track">Who.</param>
/// <param name="From">First seen inside, UTC.</param>
/// <param name="To">Last seen inside, UTC.</param>
public readonly record struct ZoneVisit(int Zone, int Track, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long the stay was.</summary>
    public TimeSpan Dwell => To - From;
}
