// One run of a device under watch: it ends by itself, by a fault, by the watchdog, or because someone breaks it. An
// instance that does not stop when told to is abandoned: cut off and left behind, so that the next one can start.
using EdgeAgent.Drivers;

namespace EdgeAgent.Hosting;

/// <summary>One run of a device, from its making to its end.</summary>
internal sealed class DeviceRun : IDisposable
{
    private readonly DevicePlan _plan;
    private readonly TimeProvider _time;
    private readonly TimeSpan _stopGrace;
    private readonly CancellationTokenSource _cancel;
    private readonly DeviceLink _link;
    private readonly Task _task;
    private readonly TaskCompletionSource<DeviceFault> _broken = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AllocationAccount? _account;
    private volatile IDevice? _device;
    private long _readyAt;

    /// <summary>Makes and starts the run.</summary>
    public DeviceRun(
        DevicePlan plan, IDeviceLinkEvents events, ObservationQueue queue, DeviceFigures figures, TimeProvider time,
        AllocationMeter? meter, TimeSpan stopGrace, IFrameTaker? frames, IAudioTaker? audio,
        CancellationToken stop)
    {
        _plan = plan;
        _time = time;
        _stopGrace = stopGrace;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _account = meter is null ? null : new AllocationAccount(meter);
        _link = new DeviceLink(queue, figures, new ReadyWatch(this, events), time, _account, frames, audio);
        // A thread of its own to begin with: a driver that blocks before its first await holds up nobody.
        _task = Task.Factory.StartNew(
            () =>
            {
                if (_account is not null) meter!.Enter(_account);
                _device = plan.Driver.Create(plan.Id, plan.Options, plan.Services);
                return _device.RunAsync(_link, _cancel.Token);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap();
    }

    /// <summary>The device of this run; null until it is made.</summary>
    public IDevice? Device => _device;

    /// <summary>Whether the instance did not stop in time and was left behind.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>How long the link had been up when the run ended; zero when it never was.</summary>
    public TimeSpan UpFor { get; private set; }

    /// <summary>Bytes that this run allocated so far.</summary>
    public long AllocatedBytes => _account?.Bytes ?? 0;

    /// <summary>The outputs of the device; null while its link is not up, and where it has none.</summary>
    public IOutputLines? Outputs => _link.IsReady ? _device as IOutputLines : null;

    /// <summary>Ends the run from outside, with the fault to report.</summary>
    public void Break(DeviceFault fault) => _broken.TrySetResult(fault);

    /// <summary>Waits for the end of the run; null when it ended without a fault.</summary>
    public async Task<Exception?> CompleteAsync()
    {
        var ended = await WatchAsync();
        if (_link.IsReady) UpFor = _time.GetElapsedTime(_readyAt);
        if (!_task.IsCompleted)
        {
            await _cancel.CancelAsync();
            Abandoned = !await EndsWithinGraceAsync();
        }

        _link.Cut();
        if (ended is not null || Abandoned) return ended;
        return _task.Exception?.InnerException is { } fault and not OperationCanceledException ? fault : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _cancel.Dispose();

    private async Task<DeviceFault?> WatchAsync()
    {
        var look = TimeSpan.FromTicks(Math.Max(_plan.Hosting.Watchdog.Ticks / 4, TimeSpan.TicksPerMillisecond));
        using var stopped = new CancellationTokenSource();
        var stopping = Task.Delay(Timeout.InfiniteTimeSpan, _time, _cancel.Token);
        while (true)
        {
            var tick = Task.Delay(look, _time, stopped.Token);
            var first = await Task.WhenAny(_task, _broken.Task, stopping, tick);
            if (first != tick) await stopped.CancelAsync();
            if (first == _broken.Task) return await _broken.Task;
            if (first != tick) return null;
            if (_link.Silence < _plan.Hosting.Watchdog) continue;
            return new DeviceFault(
                $"It gave no sign of life for {_link.Silence.TotalSeconds:0} s "
                + $"(watchdog {_plan.Hosting.Watchdog.TotalSeconds:0} s) and was stopped.");
        }
    }

    private async Task<bool> EndsWithinGraceAsync()
    {
        using var waited = new CancellationTokenSource();
        var grace = Task.Delay(_stopGrace, _time, waited.Token);
        var ended = await Task.WhenAny(_task, grace) == _task;
        await waited.CancelAsync();
        return ended;
    }

    private sealed class ReadyWatch(DeviceRun run, IDeviceLinkEvents events) : IDeviceLinkEvents
    {
        public void Ready(DeviceLink link)
        {
            run._readyAt = run._time.GetTimestamp();
            events.Ready(link);
        }

        public void Problem(DeviceLink link, string? sentence) => events.Problem(link, sentence);

        public void Note(DeviceLink link, string sentence) => events.Note(link, sentence);
    }
}
