// A moment whose age is measured by the monotonic clock, and which is told and saved by the wall clock.
namespace EdgeAgent.Insights.Sensors;

/// <summary>When something began.</summary>
/// <param name="At">By the wall clock, UTC.</param>
/// <param name="Stamp">By the monotonic clock.</param>
internal readonly record struct Since(DateTimeOffset At, long Stamp)
{
    /// <summary>This moment.</summary>
    public static Since Now(TimeProvider time) => new(time.GetUtcNow(), time.GetTimestamp());

    /// <summary>A moment that a device told or an earlier run saved; one in the future is now.</summary>
    public static Since Of(TimeProvider time, DateTimeOffset at)
    {
        var now = time.GetUtcNow();
        var age = at < now ? now - at : TimeSpan.Zero;
        return new(now - age, time.GetTimestamp() - (long)(age.TotalSeconds * time.TimestampFrequency));
    }

    /// <summary>How long ago it is.</summary>
    public TimeSpan Age(TimeProvider time) => time.GetElapsedTime(Stamp);

    /// <summary>The same in seconds, as events tell it.</summary>
    public double Seconds(TimeProvider time) => Math.Round(Math.Max(0, Age(time).TotalSeconds), 1);
}
