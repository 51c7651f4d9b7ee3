// A picture from a camera on its way to the models. It is lent, not given: the camera reuses its memory.
namespace EdgeAgent.Drivers.Observations;

/// <summary>A frame of a video stream, valid only during the call that hands it over.</summary>
/// <param name="time">When it was taken, or, where the camera does not say, when it came in, UTC.</param>
/// <param name="clockEstimated">True where that time is a guess.</param>
/// <param name="number">Rises by one for each frame that the source made, also for those that were skipped.</param>
/// <param name="width">Pixels.</param>
/// <param name="height">Pixels.</param>
/// <param name="rgb">Red, green, blue, 8 bits each, row by row, <c>width * height * 3</c> bytes.</param>
public readonly ref struct FrameView(
    DateTimeOffset time, bool clockEstimated, long number, int width, int height, ReadOnlySpan<byte> rgb)
{
    /// <summary>When it was taken, UTC.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>True where the time is a guess.</summary>
    public bool ClockEstimated { get; } = clockEstimated;

    /// <summary>Rises by one for each frame that the source made.</summary>
    public long Number { get; } = number;

    /// <summary>Pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Pixels.</summary>
    public int Height { get; } = height;

    /// <summary>Red, green, blue, row by row.</summary>
    public ReadOnlySpan<byte> Rgb { get; } = rgb;
}
