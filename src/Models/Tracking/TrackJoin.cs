// Somebody new who is nobody new: went behind a pillar or another person and came out where he could have gone.
namespace EdgeAgent.Models.Tracking;

/// <summary>A track that was found to continue another.</summary>
/// <param name="Id">The track that is no more: what is known of it belongs to the other.</param>
/// <param name="Continues">The track that was lost and goes on.</param>
public readonly record struct TrackJoin(int Id, int Continues)
{
    /// <summary>Finds the lost track that a new one continues; null where there is none, or where two would do.
    /// </summary>
    internal static Track? Find(Track fresh, IReadOnlyList<Track> tracks, TrackerOptions options)
    {
        var (best, second, found) = (float.PositiveInfinity, float.PositiveInfinity, (Track?)null);
        foreach (var lost in tracks)
        {
            if (!lost.Confirmed || lost.Missed == 0 || lost.LastSeen >= fresh.FirstSeen) continue;
            var misfit = Misfit(lost, fresh, options);
            if (misfit < best) (best, second, found) = (misfit, best, lost);
            else if (misfit < second) second = misfit;
        }

        return best <= 1 && best < options.JoinAmbiguity * second ? found : null;
    }

    /// <summary>How badly they fit: 0 (exactly) to 1 (just so); more is another person.</summary>
    private static float Misfit(Track lost, Track fresh, TrackerOptions options)
    {
        var gap = (float)(fresh.FirstSeen - lost.LastSeen);
        if (gap > options.JoinSeconds) return float.PositiveInfinity;
        var (before, after) = (lost.Observed, fresh.FirstBox);
        var height = Math.Max(before.Height, after.Height);
        if (Math.Min(before.Height, after.Height) < options.JoinLikeness * height) return float.PositiveInfinity;
        var (from, to) = (before.Centre, after.Centre);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        if (Length(dx, dy) > height * (options.DistanceGate + (options.JoinSpeed * gap))) return float.PositiveInfinity;

        // The way in between lies somewhere between both speeds; standing still for a while is common too.
        var (vx, vy) = ((lost.SpeedWhenLost.X + fresh.Velocity.X) / 2, (lost.SpeedWhenLost.Y + fresh.Velocity.Y) / 2);
        var reach = height * (options.DistanceGate + (options.JoinDrift * gap));
        return Length(dx - (vx * gap), dy - (vy * gap)) / reach;
    }

    private static float Length(float x, float y) => MathF.Sqrt((x * x) + (y * y));
}
