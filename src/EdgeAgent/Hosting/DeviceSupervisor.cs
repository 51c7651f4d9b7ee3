// Owns one device's life: runs it, watches it, tells once when it is lost and once when it is back, and spaces the
// retries. A device that throws, hangs, floods or hoards memory is dealt with here and touches no other.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>Supervises one device.</summary>
internal sealed class DeviceSupervisor : IDeviceLinkEvents
{
    private const int MostAbandoned = 3;

    private readonly DevicePlan _plan;
    private readonly IDeviceNews _news;
    private readonly TimeProvider _time;
    private readonly AllocationMeter? _meter;
    private readonly ILogger _logger;
    private readonly FullJitterBackoff _backoff;
    private readonly DeviceFigures _figures = new();
    private readonly DeviceStanding _standing;
    private volatile DeviceRun? _run;

    /// <summary>Makes a supervisor; <see cref="RunAsync"/> starts it.</summary>
    public DeviceSupervisor(
        DevicePlan plan,
        IDeviceNews news,
        Action observationAdded,
        TimeProvider time,
        AllocationMeter? meter,
        Random random,
        ILogger logger)
    {
        _plan = plan;
        _news = news;
        _time = time;
        _meter = meter;
        _logger = logger;
        _backoff = new FullJitterBackoff(plan.Hosting.Backoff, random);
        _standing = new DeviceStanding(time);
        Queue = new ObservationQueue(plan.Hosting.Queue, observationAdded);
    }

    /// <summary>What the device said and the insights have not taken yet.</summary>
    public ObservationQueue Queue { get; }

    /// <summary>Adds what the box's own models saw in the device's frames.</summary>
    public void Add(Observation observation)
    {
        _figures.Observed(1);
        Queue.Add(observation);
    }

    /// <summary>Who looks at the device's frames; null = nobody.</summary>
    public IFrameTaker? Frames { get; init; }

    /// <summary>Who listens to the device's sound; null = nobody.</summary>
    public IAudioTaker? Audio { get; init; }

    /// <summary>How long a run may take to stop when told to, before it is abandoned.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The device's id.</summary>
    public string Id => _plan.Id;

    /// <summary>What is known of the device now.</summary>
    public DeviceHealth Health => _standing.Snapshot(_plan, _figures, Queue);

    /// <summary>
    /// What the running device can do beside observing, such as <see cref="IOutputLines"/> or <see cref="IAudioOut"/>;
    /// null where it cannot, or does not run now. Ask anew for each use: a device that was lost comes back as another.
    /// </summary>
    public T? Capability<T>()
        where T : class => _run?.Device as T;

    /// <summary>The outputs of the device; null while it is not up, and where it has none.</summary>
    public IOutputLines? Outputs => _run?.Outputs;

    /// <summary>The device as the memory guard sees it; null while it does not run.</summary>
    public MemoryGuard.Suspect? Suspect =>
        _run is { } run
            ? new MemoryGuard.Suspect(
                Id, run.AllocatedBytes, sentence => run.Break(new DeviceFault(sentence, RetryAdvice.Slow)))
            : null;

    /// <summary>
    /// Runs the device until <paramref name="stop"/>; throws <see cref="DeviceFault"/> only where its start failure is
    /// to stop the agent.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var fault = await RunOnceAsync(stop);
            if (stop.IsCancellationRequested) break;
            var neverUp = !_standing.EverUp;
            if (neverUp && _plan.Hosting.OnStartFailure == StartFailure.Stop)
                throw new DeviceFault(
                    $"Device '{Id}' could not be opened and `on-start-failure: stop` is set: {fault.Message}",
                    fault.Retry,
                    fault);
            if (neverUp && _plan.Hosting.OnStartFailure == StartFailure.Ignore)
            {
                _standing.Enter(DeviceState.LeftOut, fault.Message);
                HostingLog.DeviceLeftOut(_logger, Id, _plan.Driver.Name, fault.Message);
                return;
            }

            var failed = fault.Retry == RetryAdvice.NeedsPerson || _standing.Abandoned >= MostAbandoned;
            if (_standing.Lose(failed, fault.Message)) Tell(failed, fault.Message);
            var wait = failed || fault.Retry == RetryAdvice.Slow ? _backoff.NextSlow() : _backoff.Next();
            await _standing.WaitAsync(wait, stop);
        }

        _standing.Enter(DeviceState.Stopped, null);
    }

    void IDeviceLinkEvents.Ready(DeviceLink link)
    {
        var (first, lostFor) = _standing.Up();
        if (first) HostingLog.DeviceUp(_logger, Id, _plan.Driver.Name);
        if (lostFor is { } gone) HostingLog.DeviceBack(_logger, Id, _plan.Driver.Name, gone.TotalSeconds);
        _news.Up(_plan, lostFor);
    }

    void IDeviceLinkEvents.Problem(DeviceLink link, string? sentence)
    {
        if (!_standing.Problem(sentence)) return;
        if (sentence is null) HostingLog.DeviceWell(_logger, Id);
        else HostingLog.DeviceProblem(_logger, Id, sentence);
    }

    void IDeviceLinkEvents.Note(DeviceLink link, string sentence) => HostingLog.DeviceNote(_logger, Id, sentence);

    private async Task<DeviceFault> RunOnceAsync(CancellationToken stop)
    {
        using var run = new DeviceRun(_plan, this, Queue, _figures, _time, _meter, StopGrace, Frames, Audio, stop);
        _run = run;
        var outcome = await run.CompleteAsync();
        _run = null;
        if (run.UpFor >= _plan.Hosting.Backoff.HealthyAfter) _backoff.Reset();
        if (run.Abandoned)
        {
            _standing.Abandoned++;
            HostingLog.DeviceAbandoned(_logger, Id, _plan.Driver.Name);
        }

        if (outcome is DeviceFault fault) return fault;
        if (outcome is null) return new DeviceFault("The device ended its run by itself.");
        HostingLog.DeviceFaultDetail(_logger, outcome, Id, _plan.Driver.Name);
        return new DeviceFault(outcome.Message, RetryAdvice.Usual, outcome);
    }

    private void Tell(bool failed, string reason)
    {
        if (failed) HostingLog.DeviceFailed(_logger, Id, _plan.Driver.Name, reason);
        else HostingLog.DeviceLost(_logger, Id, _plan.Driver.Name, reason);
        if (failed) _news.Failed(_plan, reason);
        else _news.Lost(_plan, reason);
    }
}

/// <summary>A device as the config describes it, ready to be made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Driver">Its driver.</param>
/// <param name="Options">What the driver read from the config.</param>
/// <param name="Hosting">How the host treats it.</param>
/// <param name="Services">Clock, transports and secrets for the driver.</param>
internal sealed record DevicePlan(
    string Id, IDriver Driver, object Options, HostingOptions Hosting, DriverServices Services);

/// <summary>Hears when a device is lost, back, or failed, once each: makes the events, and pauses departures.</summary>
internal interface IDeviceNews
{
    /// <summary>The link was lost, or could not be opened; retries go on.</summary>
    void Lost(DevicePlan device, string reason);

    /// <summary>The link is up: for the first time (null), or again after a loss that lasted so long.</summary>
    void Up(DevicePlan device, TimeSpan? lostFor);

    /// <summary>The device cannot work until a person acts.</summary>
    void Failed(DevicePlan device, string reason);
}
