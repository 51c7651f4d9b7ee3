// How a tracker decides. The defaults hold for people and for cars, from 5 to 30 frames a second.
namespace EdgeAgent.Models.Tracking;

/// <summary>Options of a tracker. Scores are 0 to 1, distances in heights of the box.</summary>
public sealed record TrackerOptions
{
    /// <summary>Detections from here on are matched first, and may be somebody new.</summary>
    public float HighScore { get; init; } = 0.4f;

    /// <summary>Weaker detections, down to here, only continue a track (BYTE's second stage); the rest is ignored.
    /// </summary>
    public float LowScore { get; init; } = 0.15f;

    /// <summary>Somebody new needs at least this.</summary>
    public float BirthScore { get; init; } = 0.45f;

    /// <summary>In how many frames a track must be seen to be confirmed, at least 1.</summary>
    public int ConfirmHits { get; init; } = 3;

    /// <summary>A track that is not confirmed yet may be missed in so many frames in a row.</summary>
    public int TentativeMisses { get; init; } = 2;

    /// <summary>How long a lost track is looked for, seconds.</summary>
    public double LostSeconds { get; init; } = 1;

    /// <summary>Boxes that overlap less than this (intersection over union) are paired by distance only.</summary>
    public float OverlapGate { get; init; } = 0.15f;

    /// <summary>How far apart two middles may be to be paired without overlap, over the uncertainty of the track.
    /// </summary>
    public float DistanceGate { get; init; } = 0.15f;

    /// <summary>And this much more for each pixel of the track's own uncertainty.</summary>
    public float DeviationGate { get; init; } = 1;

    /// <summary>The smaller of two heights is at least this part of the other, or they are not the same person.
    /// </summary>
    public float SizeGate { get; init; } = 0.7f;

    /// <summary>How much less exact the detector's sizes are than its places, 1 or more.</summary>
    public float SizeDoubt { get; init; } = 1;

    /// <summary>What is hidden keeps this part of its speed after a second.</summary>
    public float SpeedKept { get; init; } = 0.5f;

    /// <summary>How long after it was lost a track is joined with a new one that appears where it could have gone,
    /// seconds.</summary>
    public double JoinSeconds { get; init; } = 2;

    /// <summary>How long it may take until who appeared is confirmed and can be joined, seconds.</summary>
    public double ConfirmSeconds { get; init; } = 0.5;

    /// <summary>How fast somebody may have gone unseen, heights a second.</summary>
    public float JoinSpeed { get; init; } = 1.5f;

    /// <summary>How much speed may have changed unseen, heights a second.</summary>
    public float JoinDrift { get; init; } = 0.25f;

    /// <summary>As <see cref="SizeGate"/>, for joining.</summary>
    public float JoinLikeness { get; init; } = 0.8f;

    /// <summary>Where a second lost track fits nearly as well (the best is more than this part of it), none is joined.
    /// </summary>
    public float JoinAmbiguity { get; init; } = 0.7f;
}
