// Keeps a download below its rate, so that it never takes the line from what the store needs it for.
namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>Spaces out pieces of data. One reader at a time.</summary>
/// <param name="bytesPerSecond">The rate.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(long bytesPerSecond, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _due;

    /// <summary>Waits until a piece that has just come would have come at the rate.</summary>
    public Task PassAsync(int bytes, CancellationToken stop)
    {
        // Time in which nothing came is not made up for by a burst.
        var now = time.GetElapsedTime(_started);
        if (_due < now) _due = now;
        _due += TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
        return _due - now < TimeSpan.FromMilliseconds(1) ? Task.CompletedTask : Task.Delay(_due - now, time, stop);
    }
}
