// Footfall of one camera: pictures in, crossings and visits out. It puts the parts of this folder together.
using System.Runtime.InteropServices;
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall;

/// <summary>Counts people. Not for several threads at once.</summary>
public sealed class PeopleCounter
{
    /// <summary>Tracking for counting: a swapped name costs nothing where nobody crosses, a
    /// trembling foot does.</summary>
    public static TrackerOptions Tracking { get; } = new() { DeviationGate = 0.5f, SizeDoubt = 4 };

    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(2);

    private readonly Tracker _tracker;
    private readonly SightFeed _feed = new();
    private readonly Continuity _continuity = new(LongestGap);
    private readonly LineCounter _lines;
    private readonly ZoneCounter _zones;
    private DateTimeOffset _start;

    /// <summary>Makes a counter.</summary>
    /// <param name="lines">The counting lines.</param>
    /// <param name="zones">The zones.</param>
    /// <param name="pictureHeight">Height of the pictures, pixels: their lower edge cuts feet off.</param>
    /// <param name="tracking">How people are followed.</param>
    public PeopleCounter(
        IReadOnlyList<CountingLine> lines, IReadOnlyList<Zone> zones, int pictureHeight, TrackerOptions tracking)
    {
        _tracker = new Tracker(tracking);
        _zones = new ZoneCounter(zones);
        _lines = new LineCounter(lines, pictureHeight);
    }

    /// <summary>Everybody who is followed, for drawing and for explaining.</summary>
    public IReadOnlyList<Track> Tracks => _tracker.Tracks;

    /// <summary>The crossings that became known with the last frame.</summary>
    public IReadOnlyList<LineCrossing> Crossings => _lines.Crossings;

    /// <summary>The visits that ended with the last frame.</summary>
    public IReadOnlyList<ZoneVisit> Visits => _zones.Visits;

    /// <summary>Why the last frame did not follow the one before it. Counts of a period with an interruption are not
    /// complete.</summary>
    public Interruption Interruption { get; private set; }

    /// <summary>How many people are in a zone now.</summary>
    /// <param name="zone">Its index.</param>
    public int Inside(int zone) => _zones.Inside(zone);

    /// <summary>Takes a picture in.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="time">When it was taken, UTC.</param>
    /// <param name="number">Its number; it rises, frames in between may have been left out.</param>
    /// <param name="detector">Finds the people in it.</param>
    /// <param name="found">Is emptied and filled with what the detector found; the caller's, so that it can be drawn.
    /// </param>
    public void Update(
        PictureView picture, DateTimeOffset time, long number, PersonDetector detector, List<Detection> found)
    {
        detector.Detect(picture, found);
        Update(CollectionsMarshal.AsSpan(found), time, number, detector.SceneChanged);
    }

    /// <summary>Takes in what was detected in a picture.</summary>
    /// <param name="detections">The detections.</param>
    /// <param name="time">When the picture was taken, UTC.</param>
    /// <param name="number">Its number.</param>
    /// <param name="sceneChanged">True where the picture is of another scene than the one before.</param>
    public void Update(
        ReadOnlySpan<Detection> detections, DateTimeOffset time, long number, bool sceneChanged = false)
    {
        var first = _start == default;
        Interruption = _continuity.Follow(number, time);
        if (Interruption == Interruption.None && sceneChanged && !first) Interruption = Interruption.SceneChanged;
        if (Interruption != Interruption.None) Forget();
        if (first || Interruption != Interruption.None) _start = time;
        _tracker.Update((time - _start).TotalSeconds, detections);
        _feed.Update(number, time, _tracker);
        _zones.Update(time, _feed.Sights, _feed.Ended);
        _lines.Update(_feed.Sights, _feed.Ended, _zones);
    }

    private void Forget()
    {
        _tracker.Reset();
        _feed.Reset();
        _lines.Reset();
        _zones.Reset();
    }
}
