// Maps the kernel's monotonic time stamps to UTC. .NET's time stamps are of the same clock (CLOCK_MONOTONIC), so an
// edge's age is known exactly, whatever somebody does to the wall clock.
namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>One moment, by both clocks.</summary>
/// <param name="Utc">The wall clock.</param>
/// <param name="Nanoseconds">The monotonic clock.</param>
internal readonly record struct KernelMoment(DateTimeOffset Utc, long Nanoseconds)
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private static readonly TimeSpan OldestEdge = TimeSpan.FromHours(1);

    /// <summary>The moment that is now.</summary>
    public static KernelMoment Now(TimeProvider time) => new(
        time.GetUtcNow(), (long)((Int128)time.GetTimestamp() * NanosecondsPerSecond / time.TimestampFrequency));

    /// <summary>
    /// The wall clock's time of an edge; estimated (now) where the stamp lies in the future or more than an hour back.
    /// </summary>
    public (DateTimeOffset Time, bool Estimated) Of(ulong nanoseconds)
    {
        var age = TimeSpan.FromTicks((Nanoseconds - (long)nanoseconds) / TimeSpan.NanosecondsPerTick);
        return age < TimeSpan.Zero || age > OldestEdge ? (Utc, true) : (Utc - age, false);
    }
}
