// What happens to every message of a camera, however it came: read, told apart from repetitions, stored, remembered.
// The order matters: on disk first, then the answer; remembered last, so that a message that could not be stored is
// still new when it comes again.
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>The intake of one camera. One message at a time; the others wait.</summary>
public sealed class CameraIntake : IDisposable
{
    private readonly ICameraFormat _format;
    private readonly SourceRule _rule;
    private readonly IDeviceHost _host;
    private readonly TimeProvider _time;
    private readonly ReportObservations _observations;
    private readonly DuplicateWindow _duplicates;
    private readonly StateTable _states;
    private readonly PassageBook _passages;
    private readonly ClockWatch _clock;
    private readonly Quarantine _quarantine;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isFull;

    /// <summary>Makes an intake.</summary>
    /// <param name="format">The vendor's format.</param>
    /// <param name="rule">Which messages are this camera's.</param>
    /// <param name="zone">The camera's time zone; null where it is not known.</param>
    /// <param name="host">Takes the observations.</param>
    /// <param name="time">The clock.</param>
    public CameraIntake(
        ICameraFormat format, SourceRule rule, TimeZoneInfo? zone, IDeviceHost host, TimeProvider time)
    {
        (_format, _rule, _host, _time) = (format, rule, host, time);
        _observations = new ReportObservations(zone);
        _duplicates = new DuplicateWindow(time);
        _states = new StateTable(time);
        _passages = new PassageBook(time);
        _clock = new ClockWatch(host);
        _quarantine = new Quarantine(host, time);
    }

    /// <summary>Takes a message; completes when what it says is on disk.</summary>
    public async ValueTask<IntakeOutcome> TakeAsync(CameraMessage message, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var received = _time.GetUtcNow();
            _host.Count("messages_total");
            foreach (var report in _format.Read(message))
            {
                if (_rule.Takes(report.Source)) await TakeAsync(report, received, stop);
                else _host.Count("messages_of_other_cameras_total");
            }

            return IntakeOutcome.Taken;
        }
        catch (MessageFault fault)
        {
            _quarantine.Add(fault.Message, message.Body.Length);
            return IntakeOutcome.Quarantined;
        }
        catch (DeviceFault fault)
        {
            _host.Count("messages_not_stored_total");
            _host.Problem(fault.Message);
            _isFull = true;
            return IntakeOutcome.NotStored;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Closes the passages of which nothing was heard for too long. To be called every few seconds.</summary>
    public async ValueTask TickAsync(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            foreach (var closed in _passages.Close()) await _host.PublishDurablyAsync(closed, stop);
        }
        catch (DeviceFault fault)
        {
            _host.Problem(fault.Message); // the passage stays without its end; its beginning is on disk
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async ValueTask TakeAsync(CameraReport report, DateTimeOffset received, CancellationToken stop)
    {
        var key = ReportObservations.KeyOf(report);
        if (key is not null && _duplicates.Holds(key))
        {
            _host.Count("duplicate_messages_total");
            return;
        }

        if (report.Kind == ReportKinds.Other) _host.Count("unused_messages_total");
        if (!IsNews(report)) return;
        _clock.Compare(report, received);
        foreach (var observation in _observations.Of(report, received))
            await StoreAsync(observation, report.Vehicle?.Car, stop);
        if (key is not null) _duplicates.Remember(key);
        if (!_isFull) return;
        _isFull = false;
        _host.Problem(null);
    }

    // A state counts when it changes; how it stood at the beginning is no event.
    private bool IsNews(CameraReport report)
    {
        if (report.Active is not { } active || report.Vehicle is not null || report.Counts.Count > 0
            || report.Kind == ReportKinds.LineCross)
            return !report.Initial;
        var key =
            $"{report.Kind} {report.Source.Channel} {report.EventType} {report.Signal?.Rule} {report.Signal?.Region}";
        if (!report.Initial) return _states.Changes(key, active);
        _states.Know(key, active);
        return false;
    }

    private async ValueTask StoreAsync(Observation observation, string? car, CancellationToken stop)
    {
        if (observation is not VehicleSeen seen || car is null)
        {
            await _host.PublishDurablyAsync(observation, stop);
            return;
        }

        var name = $"{seen.Channel}/{car}";
        if (_passages.Merge(name, seen) is not { } merged) return;
        try
        {
            await _host.PublishDurablyAsync(merged, stop);
        }
        catch (DeviceFault)
        {
            _passages.Forget(name);
            throw;
        }
    }
}
