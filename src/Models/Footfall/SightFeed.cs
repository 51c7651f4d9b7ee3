// Turns what a tracker says frame by frame into sights of real people: what was seen of somebody before he was
// confirmed comes at his confirmation, what belongs to somebody who had been lost comes under the old name.
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall;

/// <summary>Follows a tracker. Not for several threads at once.</summary>
public sealed class SightFeed
{
    private readonly Dictionary<int, List<Sight>> _waiting = [];
    private readonly List<Sight> _sights = [];
    private readonly List<int> _ended = [];

    /// <summary>The sights that became known with this frame.</summary>
    public IReadOnlyList<Sight> Sights => _sights;

    /// <summary>Confirmed people who were given up with this frame.</summary>
    public IReadOnlyList<int> Ended => _ended;

    /// <summary>Takes over what the tracker knows after a frame.</summary>
    /// <param name="frame">The frame's number.</param>
    /// <param name="time">When it was taken, UTC.</param>
    /// <param name="tracker">After its update.</param>
    public void Update(long frame, DateTimeOffset time, Tracker tracker)
    {
        _sights.Clear();
        _ended.Clear();
        foreach (var join in tracker.Joined) Release(join.Id, join.Continues);
        foreach (var track in tracker.Tracks)
        {
            if (track.Confirmed) Release(track.Id, track.Id);
            if (track.Missed > 0) continue;
            var sight = new Sight(track.Id, frame, time, track.Box);
            if (track.Confirmed) _sights.Add(sight);
            else Wait(sight);
        }

        foreach (var track in tracker.Gone)
        {
            if (track.Confirmed) _ended.Add(track.Id);
            else _waiting.Remove(track.Id);
        }
    }

    /// <summary>Forgets who is waiting.</summary>
    public void Reset()
    {
        _waiting.Clear();
        _sights.Clear();
        _ended.Clear();
    }

    private void Wait(Sight sight)
    {
        if (!_waiting.TryGetValue(sight.Track, out var earlier)) _waiting.Add(sight.Track, earlier = []);
        earlier.Add(sight);
    }

    private void Release(int id, int name)
    {
        if (!_waiting.Remove(id, out var earlier)) return;
        foreach (var sight in earlier) _sights.Add(sight with { Track = name });
    }
}
