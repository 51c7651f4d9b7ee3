// From plates in single frames to vehicles: one car, one passage, the best reading. First-read-wins is the complaint
// most heard of plate cameras; here every frame of a passage votes.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Voting;

/// <summary>Follows plates from frame to frame. One instance serves one camera and one thread.</summary>
/// <param name="options">The rules.</param>
public sealed class PlateVoting(PlateVotingOptions options)
{
    /// <summary>Two readings of one plate differ by this many characters at most.</summary>
    private const int MostEdits = 2;

    /// <summary>So far, in plate widths, a plate moves from one frame to the next.</summary>
    private const float Reach = 2.5f;

    /// <summary>From this confidence on two different texts are two plates.</summary>
    private const double Sure = 0.5;

    private readonly List<FollowedPlate> _followed = [];
    private readonly HashSet<SeenPlate> _taken = [];
    private DateTimeOffset? _start;
    private long _lastId;

    /// <summary>Vehicles that are being followed.</summary>
    public int Following => _followed.Count;

    /// <summary>Takes the plates of one frame, also when there are none.</summary>
    /// <param name="time">When the frame was taken, UTC; rises from call to call.</param>
    /// <param name="plates">All plates of the frame.</param>
    /// <returns>What became known by this frame, mostly nothing.</returns>
    public IReadOnlyList<PlatePassage> Add(DateTimeOffset time, IReadOnlyList<SeenPlate> plates)
    {
        _start ??= time;
        List<PlatePassage> news = [];
        Close(followed => time - followed.Last >= options.Gone, news);
        _taken.Clear();
        foreach (var (seen, followed) in Pairs(plates)) Take(seen, followed, time, news);
        foreach (var seen in plates)
        {
            if (_taken.Contains(seen) || seen.Reading.Text.Length == 0) continue;
            if (_followed.Count == options.MostVehicles)
            {
                var oldest = _followed.MinBy(followed => followed.Last)!;
                Close(followed => followed == oldest, news);
            }

            var born = new FollowedPlate(++_lastId, time, seen, atStart: time == _start);
            _followed.Add(born);
            Take(seen, born, time, news);
        }

        return news;
    }

    /// <summary>Closes all passages: the camera stops.</summary>
    public IReadOnlyList<PlatePassage> Finish()
    {
        List<PlatePassage> news = [];
        Close(_ => true, news);
        return news;
    }

    private void Take(SeenPlate seen, FollowedPlate followed, DateTimeOffset time, List<PlatePassage> news)
    {
        _taken.Add(seen);
        if (followed.Add(seen, time))
            foreach (var other in _followed)
                if (!other.Moved) other.PassedBy++;
        if (followed.Report(options) is { } passage) news.Add(passage);
    }

    /// <summary>Which plate is which vehicle: the nearest pairs first, each plate and each vehicle once.</summary>
    private List<(SeenPlate, FollowedPlate)> Pairs(IReadOnlyList<SeenPlate> plates)
    {
        var costs = new List<(float Cost, SeenPlate Seen, FollowedPlate Followed)>();
        foreach (var seen in plates)
            foreach (var followed in _followed)
                if (Cost(seen, followed) is { } cost) costs.Add((cost, seen, followed));
        var (pairs, used) = (new List<(SeenPlate, FollowedPlate)>(), new HashSet<object>());
        foreach (var (_, seen, followed) in costs.OrderBy(pair => pair.Cost))
        {
            if (used.Contains(seen) || used.Contains(followed)) continue;
            used.Add(seen);
            used.Add(followed);
            pairs.Add((seen, followed));
        }

        return pairs;
    }

    private static float? Cost(SeenPlate seen, FollowedPlate followed)
    {
        var (one, other) = (seen.Box, followed.Box);
        var text = followed.Result.Text;
        var edits = PlateText.EditDistance(seen.Reading.Text, text);
        var alike = text.Length > 0 && edits <= MostEdits && 2 * edits < text.Length;
        var away = Distance(one.Centre, other.Centre) / Math.Max(1, Math.Max(one.Width, other.Width));
        if (alike) return Math.Min(away, Reach) + edits;
        // Another text at the same place is a misreading, unless both are sure: then one car took another's place.
        var sure = seen.Reading.Confidence >= Sure && followed.Result.Confidence >= Sure;
        return !sure && (one.Overlap(other) > 0.3f || away < 0.5f) ? Reach + MostEdits + away : null;
    }

    private static float Distance(PixelPoint one, PixelPoint other) =>
        MathF.Sqrt(((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y)));

    private void Close(Func<FollowedPlate, bool> which, List<PlatePassage> news)
    {
        foreach (var followed in _followed)
            if (which(followed) && followed.Told) news.Add(followed.Passage(PassageStep.Gone));
        _followed.RemoveAll(followed => which(followed));
    }
}
