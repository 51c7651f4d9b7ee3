// Notices a link on which nothing arrives any more. Every byte restarts it; one timer serves the whole connection.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Calls once when nothing was heard for a time.</summary>
internal sealed class ReadDeadline : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Action _expired;
    private readonly ITimer _timer;
    private long _heard;
    private long _limitTicks;
    private int _paused;

    /// <summary>Starts counting.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long silence may last.</param>
    /// <param name="expired">Called on a timer's thread, at most once.</param>
    public ReadDeadline(TimeProvider time, TimeSpan limit, Action expired)
    {
        (_time, _expired, _limitTicks, _heard) = (time, expired, limit.Ticks, time.GetTimestamp());
        _timer = time.CreateTimer(_ => Check(), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long silence may last.</summary>
    public TimeSpan Limit => new(Volatile.Read(ref _limitTicks));

    /// <summary>Bytes have arrived.</summary>
    public void Restart() => Volatile.Write(ref _heard, _time.GetTimestamp());

    /// <summary>From now on silence may last this long.</summary>
    public void Change(TimeSpan limit)
    {
        Volatile.Write(ref _limitTicks, limit.Ticks);
        Restart();
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>While paused, silence is ours: the box is not reading.</summary>
    public void Pause() => Volatile.Write(ref _paused, 1);

    /// <summary>The box reads again, and counting starts anew.</summary>
    public void Resume()
    {
        Restart();
        Volatile.Write(ref _paused, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        var left = Volatile.Read(ref _paused) == 1 ? Limit : Limit - _time.GetElapsedTime(Volatile.Read(ref _heard));
        if (left > TimeSpan.Zero) _timer.Change(left, Timeout.InfiniteTimeSpan);
        else _expired();
    }
}
