// Maps a reader's clock to UTC. Readers stamp UTC (set right or not) or time since boot; both are measured against the
// box's clock when the reader greets.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>One reader's clock during one connection: a reboot, and so a new connection, starts afresh.</summary>
/// <param name="time">The box's clock.</param>
/// <param name="limit">How far the reader's UTC may be off before it is corrected.</param>
internal sealed class ReaderClock(TimeProvider time, TimeSpan limit)
{
    private readonly long _limitUs = Microseconds(limit);
    private long _utcOffsetUs;
    private long? _uptimeOffsetUs;

    /// <summary>The box's clock minus the reader's UTC at the last measurement; null until it gave one.</summary>
    public TimeSpan? Skew { get; private set; }

    /// <summary>True where the reader's UTC is beyond the limit, and so corrected and marked as estimated.</summary>
    public bool IsCorrected { get; private set; }

    /// <summary>The box's time at the last <see cref="Tick"/>, in microseconds since 1970 UTC.</summary>
    public long NowUs { get; private set; } = Read(time);

    /// <summary>Looks at the box's clock: once for each block of bytes, not for each tag.</summary>
    public void Tick() => NowUs = Read(time);

    /// <summary>The reader says what UTC is now. Only for stamps that are fresh, such as that of its
    /// greeting.</summary>
    /// <param name="stampUs">Microseconds since 1970 by the reader's clock.</param>
    public void MeasureUtc(ulong stampUs)
    {
        var offset = NowUs - Clamp(stampUs);
        Skew = TimeSpan.FromMicroseconds(offset);
        IsCorrected = Math.Abs(offset) > _limitUs;
        _utcOffsetUs = IsCorrected ? offset : 0;
    }

    /// <summary>The reader says how long it has been up.</summary>
    /// <param name="uptimeUs">Microseconds since it started.</param>
    public void MeasureUptime(ulong uptimeUs) => _uptimeOffsetUs = NowUs - Clamp(uptimeUs);

    /// <summary>Maps a UTC stamp of the reader.</summary>
    /// <returns>Microseconds since 1970 UTC.</returns>
    public long FromUtc(ulong stampUs)
    {
        var mapped = Clamp(stampUs) + _utcOffsetUs;
        if (mapped <= NowUs + _limitUs) return mapped;

        // From the future: someone set the reader's clock since it was measured. Where it is right now, believe it
        // again.
        if (Math.Abs(Clamp(stampUs) - NowUs) <= _limitUs) MeasureUtc(stampUs);
        return NowUs;
    }

    /// <summary>Maps a time since boot. A reader that greeted with UTC has given no measure: then its first stamp is
    /// now.</summary>
    /// <returns>Microseconds since 1970 UTC, always an estimate.</returns>
    public long FromUptime(ulong uptimeUs)
    {
        if (_uptimeOffsetUs is null) MeasureUptime(uptimeUs);
        return Clamp(uptimeUs) + _uptimeOffsetUs!.Value;
    }

    // Half the range is 146,000 years: a stamp beyond it is nonsense, and sums of two halves cannot overflow.
    private static long Clamp(ulong value) => (long)Math.Min(value, long.MaxValue / 2);

    private static long Read(TimeProvider time) =>
        (time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
