// Follows detections from frame to frame. Two stages as in BYTE (Zhang et al. 2022): sure detections first, then the
// weak ones for those who found none; what is left over of the sure ones is somebody new.
namespace EdgeAgent.Models.Tracking;

/// <summary>A tracker for one camera. Not for several threads at once; it allocates only for somebody new.</summary>
/// <param name="options">How it decides.</param>
public sealed class Tracker(TrackerOptions options)
{
    private readonly Pairing _pairing = new(options);
    private readonly List<Track> _tracks = [];
    private readonly List<Track> _gone = [];
    private readonly List<TrackJoin> _joined = [];
    private bool[] _taken = [];
    private int _lastId;
    private double _time = double.NaN;

    /// <summary>Everybody who is followed, seen in this frame or not, confirmed or not. Changes with each frame.
    /// </summary>
    public IReadOnlyList<Track> Tracks => _tracks;

    /// <summary>Those who were given up in this frame; nothing more is heard of them.</summary>
    public IReadOnlyList<Track> Gone => _gone;

    /// <summary>Those who turned out, in this frame, to be somebody who had been lost.</summary>
    public IReadOnlyList<TrackJoin> Joined => _joined;

    /// <summary>Takes a frame in.</summary>
    /// <param name="time">When it was taken, seconds from any start; greater than that of the frame before.</param>
    /// <param name="detections">What was detected in it, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time does not go on.</exception>
    public void Update(double time, ReadOnlySpan<Detection> detections)
    {
        var step = double.IsNaN(_time) ? 1 : time - _time;
        if (!(step > 0))
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time of a frame lies after the one before.");
        if (!double.IsNaN(_time)) foreach (var track in _tracks) track.Predict((float)step);
        _time = time;

        if (_taken.Length < detections.Length) _taken = new bool[2 * detections.Length];
        Array.Clear(_taken, 0, detections.Length);
        Pair(confirmed: true, options.HighScore, float.PositiveInfinity, detections);
        Pair(confirmed: true, options.LowScore, options.HighScore, detections);
        Pair(confirmed: false, options.LowScore, float.PositiveInfinity, detections);
        GiveUp((float)Math.Pow(options.SpeedKept, step));
        Confirm();
        for (var i = 0; i < detections.Length; i++)
        {
            if (_taken[i] || detections[i].Score < options.BirthScore) continue;
            _tracks.Add(new Track(++_lastId, time, detections[i]) { Confirmed = options.ConfirmHits <= 1 });
        }
    }

    /// <summary>Forgets everybody: the scene was cut, nobody can be the same as before. Names go on rising.</summary>
    public void Reset()
    {
        _tracks.Clear();
        _gone.Clear();
        _joined.Clear();
        _time = double.NaN;
    }

    /// <summary>One stage: those who were not seen in this frame yet, with detections that nobody has yet.</summary>
    private void Pair(bool confirmed, float from, float to, ReadOnlySpan<Detection> detections)
    {
        _pairing.Begin();
        foreach (var track in _tracks)
        {
            if (track.Confirmed == confirmed && track.LastSeen < _time && _time - track.LastSeen <= options.LostSeconds)
                _pairing.Add(track);
        }

        for (var i = 0; i < detections.Length; i++)
        {
            if (!_taken[i] && detections[i].Score >= from && detections[i].Score < to) _pairing.Add(i);
        }

        _pairing.Solve(_time, detections, _taken);
    }

    private void GiveUp(float slowing)
    {
        _gone.Clear();
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            var track = _tracks[i];
            if (track.LastSeen == _time) continue;
            track.Miss(slowing);
            var kept = Math.Max(options.LostSeconds, options.JoinSeconds + options.ConfirmSeconds);
            if (track.Confirmed ? _time - track.LastSeen <= kept : track.Missed <= options.TentativeMisses) continue;
            _tracks.RemoveAt(i);
            _gone.Add(track);
        }
    }

    private void Confirm()
    {
        _joined.Clear();
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            var track = _tracks[i];
            if (track.Confirmed || track.Hits < options.ConfirmHits) continue;
            track.Confirmed = true;
            if (TrackJoin.Find(track, _tracks, options) is not { } lost) continue;
            lost.Continue(track);
            _joined.Add(new TrackJoin(track.Id, lost.Id));
            _tracks.RemoveAt(i);
        }
    }
}
