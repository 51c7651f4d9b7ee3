// Where a device stands, and what was already told: lost once, back once.
namespace EdgeAgent.Hosting;

/// <summary>The state of one device over all its runs; safe to read from any thread.</summary>
internal sealed class DeviceStanding(TimeProvider time)
{
    private readonly Lock _gate = new();
    private DeviceState _state = DeviceState.Starting;
    private DateTimeOffset _since = time.GetUtcNow();
    private DateTimeOffset? _nextTry;
    private long? _lostAt;
    private bool _toldFailed;
    private string? _problem;
    private long _losses;

    /// <summary>Whether the device was ever up.</summary>
    public bool EverUp { get; private set; }

    /// <summary>Instances left behind.</summary>
    public int Abandoned { get; set; }

    /// <summary>Enters a state.</summary>
    public void Enter(DeviceState state, string? problem)
    {
        lock (_gate)
        {
            if (_state != state) _since = time.GetUtcNow();
            _state = state;
            _problem = problem;
            _nextTry = null;
        }
    }

    /// <summary>The device is up. Says whether it is the first time, and how long it had been lost.</summary>
    public (bool First, TimeSpan? LostFor) Up()
    {
        lock (_gate)
        {
            Enter(DeviceState.Up, null);
            TimeSpan? lostFor = _lostAt is { } at ? time.GetElapsedTime(at) : null;
            _lostAt = null;
            _toldFailed = false;
            var first = !EverUp && lostFor is null;
            EverUp = true;
            return (first, lostFor);
        }
    }

    /// <summary>
    /// The device is lost. Says whether that is news: the first loss, or the first time that it needs a person.
    /// </summary>
    public bool Lose(bool failed, string reason)
    {
        lock (_gate)
        {
            var news = _lostAt is null || (failed && !_toldFailed);
            if (_lostAt is null) _losses++;
            _lostAt ??= time.GetTimestamp();
            _toldFailed |= failed;
            Enter(failed ? DeviceState.Failed : DeviceState.Lost, reason);
            return news;
        }
    }

    /// <summary>Notes a problem of a running device; says whether it is news.</summary>
    public bool Problem(string? sentence)
    {
        lock (_gate)
        {
            if (_problem == sentence) return false;
            _problem = sentence;
            return true;
        }
    }

    /// <summary>Waits for the next try; returns at once when stopped.</summary>
    public async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        lock (_gate) _nextTry = time.GetUtcNow() + wait;
        await Task.Delay(wait, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate) _nextTry = null;
    }

    /// <summary>What is known now.</summary>
    public DeviceHealth Snapshot(DevicePlan plan, DeviceFigures figures, ObservationQueue queue)
    {
        lock (_gate)
            return new DeviceHealth
            {
                Id = plan.Id,
                Driver = plan.Driver.Name,
                State = _state,
                Since = _since,
                Problem = _problem,
                NextTry = _nextTry,
                Observations = figures.Observations,
                Dropped = queue.Dropped,
                Waiting = queue.Waiting,
                Losses = _losses,
                Abandoned = Abandoned,
                Gauges = figures.Gauges,
                Counters = figures.Counters,
            };
    }
}
