// Somebody who is followed from frame to frame.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>A track. It belongs to its tracker, which changes it with every frame.</summary>
public sealed class Track
{
    private BoxFilter _filter;

    internal Track(int id, double time, in Detection detection)
    {
        Id = id;
        _filter = new BoxFilter(detection.Box);
        Observed = detection.Box;
        Score = detection.Score;
        BestScore = detection.Score;
        (FirstSeen, LastSeen, FirstBox) = (time, time, detection.Box);
        Hits = 1;
    }

    /// <summary>From 1, never used again.</summary>
    public int Id { get; }

    /// <summary>True once it was seen often enough to be somebody.</summary>
    public bool Confirmed { get; internal set; }

    /// <summary>In how many frames it was seen.</summary>
    public int Hits { get; private set; }

    /// <summary>In how many frames it was missed since it was last seen; 0 where it was seen in this one.</summary>
    public int Missed { get; private set; }

    /// <summary>When it was first seen, seconds.</summary>
    public double FirstSeen { get; }

    /// <summary>When it was last seen, seconds.</summary>
    public double LastSeen { get; private set; }

    /// <summary>The estimated box in this frame.</summary>
    public PixelBox Box => _filter.Box;

    /// <summary>The box as it was last detected.</summary>
    public PixelBox Observed { get; private set; }

    /// <summary>Score of the last detection, 0 to 1.</summary>
    public float Score { get; private set; }

    /// <summary>Best score so far, 0 to 1.</summary>
    public float BestScore { get; private set; }

    /// <summary>Speed of the middle, pixels a second.</summary>
    public PixelPoint Velocity => _filter.Velocity;

    /// <summary>How unsure the middle of <see cref="Box"/> is, pixels.</summary>
    internal float Deviation => _filter.Deviation;

    /// <summary>The box in which it was first detected.</summary>
    internal PixelBox FirstBox { get; }

    /// <summary>Speed of the middle when it was last seen, pixels a second.</summary>
    internal PixelPoint SpeedWhenLost { get; private set; }

    internal void Predict(float seconds) => _filter.Predict(seconds);

    internal void See(double time, in Detection detection, float doubt, float sizeDoubt)
    {
        _filter.Correct(detection.Box, doubt, sizeDoubt);
        (Observed, Score, LastSeen, Missed) = (detection.Box, detection.Score, time, 0);
        BestScore = Math.Max(BestScore, detection.Score);
        Hits++;
    }

    internal void Miss(float slowing)
    {
        if (Missed == 0) SpeedWhenLost = Velocity;
        _filter.Slow(slowing);
        Missed++;
    }

    /// <summary>Goes on where another track is: that was me.</summary>
    internal void Continue(Track other)
    {
        _filter = other._filter;
        (Observed, Score, LastSeen, Missed) = (other.Observed, other.Score, other.LastSeen, other.Missed);
        BestScore = Math.Max(BestScore, other.BestScore);
        Hits += other.Hits;
    }
}
