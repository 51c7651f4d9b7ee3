// A clock that tests turn by hand: timers fire when the test says so, in order, and nothing sleeps.
namespace EdgeAgent.TestSupport;

/// <summary>A <see cref="TimeProvider"/> whose time moves only by <see cref="Advance"/>.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _utc = start;
    private long _elapsedTicks;

    /// <summary>Starts at noon, 2026-03-01 UTC.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _utc;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _elapsedTicks;
    }

    /// <summary>Timers that are set and have not fired.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate) return _timers.Count(timer => timer.DueTicks is not null);
        }
    }

    /// <summary>How long until the next timer falls due; null where none is set.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(timer => timer.DueTicks) is { } due
                    ? TimeSpan.FromTicks(Math.Max(0, due - _elapsedTicks))
                    : null;
            }
        }
    }

    /// <summary>Lets time pass; timers that fall due fire in their order, on this thread.</summary>
    public void Advance(TimeSpan by)
    {
        long target;
        lock (_gate) target = _elapsedTicks + by.Ticks;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.DueTicks <= target).MinBy(timer => timer.DueTicks);
                var until = next?.DueTicks ?? target;
                if (until > _elapsedTicks)
                {
                    _utc += TimeSpan.FromTicks(until - _elapsedTicks);
                    _elapsedTicks = until;
                }

                if (next is null) return;
                next.Rearm();
            }

            next.Fire();
        }
    }

    /// <summary>Sets the wall clock alone: what an operator or a time server does. Timers do not notice.</summary>
    public void JumpWallClock(TimeSpan by)
    {
        lock (_gate) _utc += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate) _timers.Add(timer);
        return timer;
    }

    private sealed class ManualTimer(ManualTime owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public long? DueTicks { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                _period = period;
                DueTicks = dueTime < TimeSpan.Zero ? null : owner._elapsedTicks + dueTime.Ticks;
            }

            return true;
        }

        public void Rearm() => DueTicks = _period > TimeSpan.Zero ? DueTicks + _period.Ticks : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (owner._gate)
            {
                DueTicks = null;
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
