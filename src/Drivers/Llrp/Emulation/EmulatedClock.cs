// The clock inside an emulated reader: UTC, UTC that is off, or the time since it was switched on.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Makes the time stamps of one reader.</summary>
internal sealed class EmulatedClock(EmulatedReaderOptions options, TimeProvider time)
{
    private readonly DateTimeOffset _on = time.GetUtcNow();
    private readonly long _started = time.GetTimestamp();

    /// <summary>True where stamps are times since the start.</summary>
    public bool IsUptime => options.StampsUptime;

    /// <summary>The stamp of this moment, in microseconds.</summary>
    public ulong Now => Stamp(time.GetElapsedTime(_started));

    /// <summary>The time since the reader was switched on.</summary>
    public TimeSpan Uptime => time.GetElapsedTime(_started);

    /// <summary>The stamp of a moment, given as time since the start; in microseconds.</summary>
    public ulong Stamp(TimeSpan uptime) => IsUptime
        ? (ulong)uptime.TotalMicroseconds
        : (ulong)Math.Max(0, (_on + options.ClockSkew + uptime - DateTimeOffset.UnixEpoch).TotalMicroseconds);

    /// <summary>Writes the time stamp parameter of an event.</summary>
    public void Write(LlrpWriter writer)
    {
        using (writer.Parameter(IsUptime ? ParameterType.Uptime : ParameterType.UTCTimestamp)) writer.U64(Now);
    }
}
