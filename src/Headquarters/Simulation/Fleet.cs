// Many boxes in one process: makes for a time, then waits until headquarters has everything, then says goodbye.
using System.Globalization;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>A fleet of simulated boxes.</summary>
internal sealed class Fleet : IDisposable
{
    // Boxes that connect in a second where there is no storm.
    private const double Ramp = 100;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(10);

    private readonly FleetParts _parts;
    private readonly BoxLife[] _lives;

    /// <summary>Makes the boxes; nothing moves before <see cref="RunAsync"/>.</summary>
    public Fleet(SimulationOptions options, TimeProvider time)
    {
        _parts = new FleetParts(
            options, new SimulatedClock(options, time), new TimerWheel(time), new FleetCounts(), time);
        var run = "x" + time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
        var zone = ZoneOf(options, _parts.Clock.Began) ?? time.LocalTimeZone;
        _lives = [.. Enumerable.Range(0, options.Boxes).Select(index => new BoxLife(
            new SimulatedBox(index, run, options, zone),
            options.Storm ? TimeSpan.Zero : TimeSpan.FromSeconds(index / Ramp),
            _parts))];
    }

    /// <summary>The boxes.</summary>
    public IEnumerable<SimulatedBox> Boxes => _lives.Select(life => life.Box);

    /// <summary>The figures of this moment.</summary>
    public FleetReport Report() => FleetReport.Of(_parts.Options, _parts.Counts, _lives);

    /// <summary>Runs for the options' duration, or until stopped; then drains.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var making = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var living = new CancellationTokenSource();
        var tasks = _lives.SelectMany(life =>
        {
            var faults = new FaultPlan(life, _parts);
            return new[]
            {
                life.MakeAsync(making.Token), life.ConnectAsync(living.Token), faults.OutagesAsync(making.Token),
                faults.RestartsAsync(making.Token),
            };
        }).ToList();
        await EndOfMakingAsync(stop);
        await making.CancelAsync();
        await DrainAsync(stop);
        using (var limit = new CancellationTokenSource(Goodbye, _parts.Time))
            await EndAsync(_lives.Select(life => life.StopAsync(limit.Token)));
        await living.CancelAsync();
        _parts.Wheel.Dispose();
        await EndAsync(tasks);
    }

    /// <inheritdoc/>
    public void Dispose() => _parts.Wheel.Dispose();

    // The zone in which a moment falls into the wanted hour.
    private static TimeZoneInfo? ZoneOf(SimulationOptions options, DateTimeOffset began)
    {
        if (options.LocalHour is not { } hour) return null;
        var offset = TimeSpan.FromHours((hour - began.Hour + 36) % 24 - 12);
        return TimeZoneInfo.CreateCustomTimeZone("shops", offset, "shops", "shops");
    }

    private static async Task EndAsync(IEnumerable<Task> tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }
    }

    private async Task EndOfMakingAsync(CancellationToken stop)
    {
        var wait = _parts.Options.Duration ?? Timeout.InfiniteTimeSpan;
        await Task.Delay(wait, _parts.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DrainAsync(CancellationToken stop)
    {
        var since = _parts.Time.GetTimestamp();
        foreach (var life in _lives) life.ComeBack();
        var told = new HashSet<BoxLife>();
        while (!stop.IsCancellationRequested && _parts.Time.GetElapsedTime(since) < _parts.Options.Drain)
        {
            // The last word of each box says that all is settled: headquarters can then see what is missing.
            foreach (var life in _lives)
            {
                if (life.Box.Events.Settled < life.Box.Events.Last || !told.Add(life)) continue;
                life.Box.MinuteDue = true;
                life.Box.Wake();
            }

            if (_lives.All(life => life.Box.Events.Covered == life.Box.Events.Last)) return;
            await Task.Delay(Look, _parts.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
