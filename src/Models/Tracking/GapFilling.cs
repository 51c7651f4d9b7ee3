// Fills the frames in which somebody was hidden: between two detections he went straight on.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>Fills gaps of paths.</summary>
public static class GapFilling
{
    /// <summary>Fills every gap that is short enough with boxes in between.</summary>
    /// <param name="path">As detected.</param>
    /// <param name="longest">The most frames that are filled at a time.</param>
    public static TrackPath Fill(TrackPath path, int longest)
    {
        var points = new List<PathPoint>(path.Points.Count) { path.Points[0] };
        foreach (var next in path.Points.Skip(1))
        {
            var last = points[^1];
            var frames = next.Frame - last.Frame;
            for (var step = 1; step < frames && frames - 1 <= longest; step++)
                points.Add(new PathPoint(last.Frame + step, Between(last.Box, next.Box, step / (float)frames), 0));
            points.Add(next);
        }

        return path with { Points = points };
    }

    private static PixelBox Between(PixelBox from, PixelBox to, float part) => new(
        from.X + ((to.X - from.X) * part),
        from.Y + ((to.Y - from.Y) * part),
        from.Width + ((to.Width - from.Width) * part),
        from.Height + ((to.Height - from.Height) * part));
}
