// One reader as the tracker sees it: its clock, and whether its silence means anything.
namespace EdgeAgent.Insights.Tags;

/// <summary>
/// Maps a reader's time to steady time, the one axis on which reads of all readers are compared: UTC as the box had it
/// when the tracker was made, running on by the monotonic clock. A reader's clock that is set anew, by a year even,
/// moves its shift and not its tags. A read from the future, or later than any buffer explains, shows such a step.
/// </summary>
internal sealed class TrackedDevice(string name, short index, long metUs)
{
    private const long AheadUs = 30_000_000;
    private const long LateUs = 15 * 60_000_000L;
    private const long UnknownOutageUs = 24 * 3_600_000_000L;

    private long _backUs = metUs;
    private long _lostUs;
    private long _outageUs = UnknownOutageUs;
    private long _downUs;
    private long _steppedUs = long.MinValue;

    /// <summary>Its id.</summary>
    public string Name => name;

    /// <summary>Its number in the slots.</summary>
    public short Index => index;

    /// <summary>Reader time less steady time, in microseconds.</summary>
    public long ShiftUs { get; private set; }

    /// <summary>Whether it is away or holds back: its silence says nothing about tags.</summary>
    public bool Lost { get; private set; }

    /// <summary>Tags that it saw last.</summary>
    public int Tags { get; set; }

    /// <summary>How often its clock was set anew.</summary>
    public int Steps { get; private set; }

    /// <summary>
    /// When its silence began to count again, in monotonic microseconds; tags get a full time-out from there.
    /// </summary>
    public long BackUs => _backUs;

    /// <summary>Maps a read's time to steady time.</summary>
    /// <param name="readerUs">Time as the read has it, in microseconds since 1970.</param>
    /// <param name="steadyNowUs">Steady time at this moment.</param>
    /// <param name="nowUs">Monotonic time at this moment.</param>
    public long Steady(long readerUs, long steadyNowUs, long nowUs)
    {
        var late = steadyNowUs - (readerUs - ShiftUs);
        var allowed = LateUs + (nowUs - _backUs <= LateUs || Lost ? _outageUs : 0);
        if (late >= -AheadUs && late <= allowed) return readerUs - ShiftUs;
        ShiftUs = readerUs - steadyNowUs;
        _steppedUs = steadyNowUs;
        Steps++;
        return steadyNowUs;
    }

    /// <summary>Maps steady time to UTC as this reader's clock has it now.</summary>
    public DateTimeOffset Utc(long steadyUs) =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(steadyUs + ShiftUs, 0, MaximumUs) * TimeSpan.TicksPerMicrosecond);

    /// <summary>Whether its clock was set anew since, so that UTC of that time is a guess.</summary>
    public bool SteppedSince(long steadyUs) => steadyUs < _steppedUs;

    /// <summary>The link is lost, or the reader holds back.</summary>
    public void Lose(long nowUs, long? knownOutageUs = null)
    {
        if (Lost) return;
        Lost = true;
        _lostUs = nowUs;
        _outageUs = knownOutageUs ?? (nowUs - _backUs <= LateUs ? _outageUs : 0);
    }

    /// <summary>It reports again.</summary>
    public void Return(long nowUs)
    {
        if (!Lost) return;
        Lost = false;
        _outageUs += nowUs - _lostUs;
        _downUs += nowUs - _lostUs;
        _backUs = nowUs;
    }

    /// <summary>Microseconds for which it was away since the last call.</summary>
    public long TakeDownUs(long nowUs)
    {
        var down = _downUs;
        if (Lost) (down, _lostUs, _outageUs) = (down + nowUs - _lostUs, nowUs, _outageUs + nowUs - _lostUs);
        _downUs = 0;
        return down;
    }

    private static long MaximumUs =>
        (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
