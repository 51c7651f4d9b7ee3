// Watches a configuration on trial: confirmed as soon as HQ is reached and every device is up that was up before, taken
// back when that does not come in time.
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using EdgeAgent.Uplink;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering.Config;

/// <summary>Watches the trial.</summary>
internal sealed class TrialWatch(
    ConfigBook book, StoreConfig config, Func<IReadOnlyList<DeviceHealth>> devices, RestartSwitch restart,
    TimeProvider time, ILogger log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs until the trial is over or the agent stops; returns at once where none is under way.</summary>
    public async Task RunAsync(UplinkService uplink, CancellationToken stop)
    {
        if (book.Current.Trial is not { } trial) return;
        var since = time.GetTimestamp();
        var spent = time.GetUtcNow() - trial.Begun;
        var left = trial.Within - (spent > TimeSpan.Zero ? spent : TimeSpan.Zero);
        while (true)
        {
            var missing = Missing(trial, uplink.Status);

            // A newer wish has replaced this trial, and its restart is under way.
            if (book.Current.Trial?.Wish != trial.Wish) return;
            if (missing.Count == 0 && Confirm(trial)) return;
            if (missing.Count > 0 && time.GetElapsedTime(since) >= left)
            {
                TakeBack(trial, missing);
                return;
            }

            await Task.Delay(LookEvery, time, stop);
        }
    }

    private bool Confirm(ConfigTrial trial)
    {
        if (book.Change(ledger => ledger.Confirm(time.GetUtcNow())) is { } unwritten)
        {
            SteeringLog.LedgerProblem(log, unwritten);
            return false;
        }

        SteeringLog.Applied(log, trial.Wish.Version);
        return true;
    }

    private void TakeBack(ConfigTrial trial, IReadOnlyList<string> missing)
    {
        var reason = $"Within {trial.Within.TotalSeconds:0} s: {string.Join(' ', missing)}";
        SteeringLog.RolledBack(log, trial.Wish.Version, reason);
        if (book.Change(ledger => ledger.RollBack(reason, time.GetUtcNow())) is { } unwritten)
            SteeringLog.LedgerProblem(log, unwritten);
        restart.Restart();
    }

    private List<string> Missing(ConfigTrial trial, UplinkStatus line)
    {
        var missing = new List<string>();
        if (!line.Connected) missing.Add($"HQ is not reached: {line.Problem}");
        else if (!line.Proven) missing.Add($"The broker has not taken the box's status. {line.Problem}".TrimEnd());

        // A device that the configuration leaves out is not missed: that was wished.
        missing.AddRange(
            from device in devices()
            where trial.Healthy.Contains(device.Id) && device.State != DeviceState.Up
            where config.Devices.Any(one => one.Id == device.Id && one.Hosting.Enabled)
            select $"Device {device.Id} was up before and is {Word(device.State)}: {device.Problem ?? "no word yet."}");
        return missing;
    }

    private static string Word(DeviceState state) => state.ToString().ToLowerInvariant();
}
