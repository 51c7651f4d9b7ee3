// Notices a line that is dead without having been closed: silence although a ping was sent, or bytes that nobody takes.
namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>What the clock says about a connection. Thread-safe.</summary>
/// <param name="keepAlive">The longest silence that was agreed on; zero for none.</param>
/// <param name="writeWithin">How long bytes may lie unread.</param>
/// <param name="time">The clock.</param>
internal sealed class LineWatch(TimeSpan keepAlive, TimeSpan writeWithin, TimeProvider time)
{
    private const long NotWriting = long.MinValue;

    private long _heard = time.GetTimestamp();
    private long _written = time.GetTimestamp();
    private long _writingSince = NotWriting;

    /// <summary>How often <see cref="Look"/> has to be called.</summary>
    public TimeSpan Every { get; } =
        keepAlive > TimeSpan.Zero && keepAlive / 4 < writeWithin / 2 ? keepAlive / 4 : writeWithin / 2;

    /// <summary>Something came in.</summary>
    public void Heard() => Volatile.Write(ref _heard, time.GetTimestamp());

    /// <summary>A write begins.</summary>
    public void WriteBegins() => Volatile.Write(ref _writingSince, time.GetTimestamp());

    /// <summary>The write is done.</summary>
    public void WriteEnds()
    {
        Volatile.Write(ref _written, time.GetTimestamp());
        Volatile.Write(ref _writingSince, NotWriting);
    }

    /// <summary>Whether a ping is due, and why the line counts as dead; null where it does not.</summary>
    public (bool PingDue, string? Death) Look()
    {
        var writing = Volatile.Read(ref _writingSince);
        if (writing != NotWriting && time.GetElapsedTime(writing) >= writeWithin)
            return (false, $"it took no bytes for {writeWithin.TotalSeconds:0} s");
        if (keepAlive == TimeSpan.Zero) return (false, null);
        var silence = time.GetElapsedTime(Volatile.Read(ref _heard));
        if (silence >= keepAlive * 1.5)
            return (false, $"nothing was heard of it for {silence.TotalSeconds:0} s, pings included");
        var due = silence >= keepAlive / 2 || time.GetElapsedTime(Volatile.Read(ref _written)) >= keepAlive / 2;
        return (due && writing == NotWriting, null);
    }
}
