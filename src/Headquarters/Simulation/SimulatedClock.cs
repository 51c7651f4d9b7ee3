// The fleet's time: the real one, or one that started in the past, runs faster, and never overtakes the present.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Maps real time to simulated time.</summary>
internal sealed class SimulatedClock
{
    private static readonly TimeSpan UsualPast = TimeSpan.FromDays(1);

    private readonly TimeProvider _time;
    private readonly DateTimeOffset _began;
    private readonly DateTimeOffset _from;
    private readonly double _speed;

    /// <summary>Starts now.</summary>
    /// <param name="options">Speed, and the duration, after which the two times meet.</param>
    /// <param name="time">The real clock.</param>
    public SimulatedClock(SimulationOptions options, TimeProvider time)
    {
        (_time, _speed, _began) = (time, options.Speed, time.GetUtcNow());
        var past = options.Duration is { } duration ? duration * (_speed - 1) : UsualPast;
        _from = _speed > 1 ? _began - past : _began;
    }

    /// <summary>Simulated time, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = _time.GetUtcNow();
            var simulated = _from + ((now - _began) * _speed);
            return simulated < now ? simulated : now;
        }
    }

    /// <summary>Real time, UTC.</summary>
    public DateTimeOffset Real => _time.GetUtcNow();

    /// <summary>Where simulated time began.</summary>
    public DateTimeOffset Began => _from;

    /// <summary>How long in real time until a simulated moment comes, at least a millisecond.</summary>
    public TimeSpan Until(DateTimeOffset simulated)
    {
        var wait = (simulated - Now) / _speed;
        return wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1);
    }
}
