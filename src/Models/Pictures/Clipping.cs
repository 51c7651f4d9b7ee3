// Cuts a line at the edges of a picture, so that a far-off end costs no time.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Pictures;

/// <summary>Line clipping after Liang and Barsky (1984).</summary>
internal static class Clipping
{
    /// <summary>Moves the ends onto the picture's edges; false where no part of the line lies in the picture.</summary>
    public static bool Clip(ref PixelPoint from, ref PixelPoint to, int width, int height)
    {
        var (enter, leave) = (0f, 1f);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        if (!float.IsFinite(dx) || !float.IsFinite(dy)) return false;
        if (!Edge(-dx, from.X, ref enter, ref leave) || !Edge(dx, width - 1 - from.X, ref enter, ref leave)
            || !Edge(-dy, from.Y, ref enter, ref leave) || !Edge(dy, height - 1 - from.Y, ref enter, ref leave))
            return false;
        to = new PixelPoint(from.X + (leave * dx), from.Y + (leave * dy));
        from = new PixelPoint(from.X + (enter * dx), from.Y + (enter * dy));
        return true;
    }

    /// <summary>One edge: how fast the line nears it, and how far inside it begins.</summary>
    private static bool Edge(float speed, float inside, ref float enter, ref float leave)
    {
        if (speed == 0) return inside >= 0;
        var share = inside / speed;
        if (speed < 0) enter = Math.Max(enter, share);
        else leave = Math.Min(leave, share);
        return enter <= leave;
    }
}
