// Tracks a whole recording at once: what is seen later then helps before. Unconfirmed beginnings are kept, gaps are
// filled, boxes are smoothed, and who was only glimpsed is left out.
namespace EdgeAgent.Models.Tracking;

/// <summary>Follows people through a recording of which all detections are known.</summary>
/// <param name="options">How the tracker decides.</param>
/// <param name="rate">Frames a second, above 0.</param>
public sealed class Recording(TrackerOptions options, double rate)
{
    /// <summary>Longer gaps stay open, seconds.</summary>
    private const double LongestGap = 0.67;

    /// <summary>Standard deviation of the smoothing, seconds.</summary>
    private const double Smoothing = 0.13;

    /// <summary>A path whose mean score is below this is a false one.</summary>
    private const float MeanScore = 0.45f;

    /// <summary>Finds everybody's path.</summary>
    /// <param name="rows">The detections, in any order; scores in any scale.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    /// <returns>The paths.</returns>
    public IReadOnlyList<TrackPath> Follow(IEnumerable<MotRow> rows, CancellationToken cancellation = default)
    {
        var all = rows.ToList();
        var scale = ScoreScale.Of(all.Select(it => it.Score));
        var frames = all.ToLookup(it => it.Frame, it => new Detection(it.Box, scale[it.Score]));
        var paths = new SortedDictionary<int, List<PathPoint>>();
        var confirmed = new HashSet<int>();
        var tracker = new Tracker(options);
        foreach (var frame in frames.Select(it => it.Key).Order())
        {
            cancellation.ThrowIfCancellationRequested();
            tracker.Update(frame / rate, frames[frame].ToArray());
            Note(frame, tracker, paths, confirmed);
        }

        return [.. paths
            .Where(it => confirmed.Contains(it.Key) && it.Value.Average(point => point.Score) >= MeanScore)
            .Select(it => GapFilling.Fill(new TrackPath(it.Key, it.Value), (int)(LongestGap * rate)))
            .Select(it => PathSmoothing.Smooth(it, Smoothing * rate))];
    }

    private static void Note(
        int frame, Tracker tracker, SortedDictionary<int, List<PathPoint>> paths, HashSet<int> confirmed)
    {
        foreach (var join in tracker.Joined)
        {
            paths[join.Continues].AddRange(paths[join.Id]);
            paths.Remove(join.Id);
        }

        foreach (var track in tracker.Tracks)
        {
            if (track.Confirmed) confirmed.Add(track.Id);
            if (track.Missed > 0) continue;
            if (!paths.TryGetValue(track.Id, out var path)) paths.Add(track.Id, path = []);
            path.Add(new PathPoint(frame, track.Observed, track.Score));
        }
    }
}
