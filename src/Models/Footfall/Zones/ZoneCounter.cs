// Who is in which zone, and for how long.
namespace EdgeAgent.Models.Footfall.Zones;

/// <summary>Follows stays in zones. Somebody is where his foot is. Not for several threads at once.</summary>
/// <param name="zones">The zones.</param>
public sealed class ZoneCounter(IReadOnlyList<Zone> zones)
{
    /// <summary>Who steps out for less than this has not left; a shorter stay is no visit.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(int Track, int Zone), ZoneVisit> _stays = [];
    private readonly HashSet<int> _staff = [];
    private readonly List<ZoneVisit> _visits = [];
    private readonly List<(int Track, int Zone)> _over = [];

    /// <summary>The visits that ended with the last update.</summary>
    public IReadOnlyList<ZoneVisit> Visits => _visits;

    /// <summary>How many people are in a zone now.</summary>
    public int Inside(int zone)
    {
        var count = 0;
        foreach (var stay in _stays.Values) count += stay.Zone == zone && stay.Dwell >= Patience ? 1 : 0;
        return count;
    }

    /// <summary>Whether somebody has been in a zone that only staff use.</summary>
    public bool IsStaff(int track) => _staff.Contains(track);

    /// <summary>Takes the sights of a frame in.</summary>
    /// <param name="now">When the frame was taken, UTC.</param>
    /// <param name="sights">In the order of time for each person.</param>
    /// <param name="ended">People who will not be seen again.</param>
    public void Update(DateTimeOffset now, IReadOnlyList<Sight> sights, IReadOnlyList<int> ended)
    {
        _visits.Clear();
        foreach (var sight in sights)
        {
            for (var zone = 0; zone < zones.Count; zone++)
            {
                if (!zones[zone].Holds(sight.Box.Foot)) continue;
                var key = (sight.Track, zone);
                var from = _stays.TryGetValue(key, out var stay) ? stay.From : sight.Time;
                _stays[key] = new ZoneVisit(zone, sight.Track, from, sight.Time);
                if (zones[zone].Staff) _staff.Add(sight.Track);
            }
        }

        foreach (var (key, stay) in _stays)
        {
            if (now - stay.To > Patience || Contains(ended, key.Track)) _over.Add(key);
        }

        foreach (var key in _over)
        {
            if (_stays.Remove(key, out var stay) && stay.Dwell >= Patience) _visits.Add(stay);
        }

        _over.Clear();
        foreach (var track in ended) _staff.Remove(track);
    }

    /// <summary>Ends all stays where they were last seen, without a visit: nobody knows how they went on.</summary>
    public void Reset()
    {
        _stays.Clear();
        _staff.Clear();
        _visits.Clear();
    }

    private static bool Contains(IReadOnlyList<int> tracks, int track)
    {
        foreach (var one in tracks) if (one == track) return true;
        return false;
    }
}
