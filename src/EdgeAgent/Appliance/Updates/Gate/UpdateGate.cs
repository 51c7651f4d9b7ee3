// Judges a version on trial once after its start: kept when all rules hold, given up otherwise. And what it finds on
// the old slot: an installation that was cut off, or a version that never came up, is named and cleared away.
using System.Globalization;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;

namespace EdgeAgent.Appliance.Updates.Gate;

/// <summary>The command `update gate`.</summary>
internal sealed class UpdateGate(ISlots slots, BoxAround box, GateLimits limits)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Judges what runs.</summary>
    /// <exception cref="SlotFault">The slots cannot be asked, or the verdict could not be noted.</exception>
    public async Task<UpdateReport> RunAsync(CancellationToken stop)
    {
        var standing = await slots.StandingAsync(stop);
        var before = box.Records.Before;
        if (before is not null && before.Slot == standing.Booted) return BackAgain(before);
        if (standing.Confirmed && before is null)
            return new UpdateReport(UpdateResult.Nothing, box.Version.Text, $"Version {box.Version} is confirmed.");
        var reasons = await WatchAsync(before, stop);
        return reasons.Count == 0
            ? await KeepAsync(before, stop)
            : await GiveUpAsync(before, standing, string.Join(' ', reasons), stop);
    }

    // The old version runs: what became of the new one?
    private UpdateReport BackAgain(Baseline before)
    {
        if (before.Installed && before.BootId == box.BootId)
        {
            return new UpdateReport(
                UpdateResult.Nothing, before.To, $"Version {before.To} is installed and starts with the next restart.");
        }

        if (!before.Installed)
        {
            box.Records.Forget();
            return new UpdateReport(
                UpdateResult.CutOff, before.To,
                $"The installation of version {before.To} was cut off; it is tried again.");
        }

        var known = box.Records.TriedInVain(UpdateVersion.TryParse(before.To) ?? UpdateVersion.None);
        var reason = known is not null && known.Time >= before.Time
            ? known.Reason
            : $"Version {before.To} did not come up; the box went back to {before.From} by itself.";
        if (known is null || known.Time < before.Time) Tell(before, UpdateEnding.Failed, reason);
        box.Records.Forget();
        return new UpdateReport(UpdateResult.FellBack, before.To, reason!);
    }

    private async Task<IReadOnlyList<string>> WatchAsync(Baseline? before, CancellationToken stop)
    {
        var started = box.Time.GetTimestamp();
        while (true)
        {
            var now = await box.Status(stop);
            var passed = box.Time.GetElapsedTime(started);
            var service = GateRules.MissingOfService(before, now);
            var devices = service.Count == 0 ? GateRules.MissingDevices(before, now!) : [];
            var hq = service.Count == 0 && before is not null ? GateRules.MissingHq(now!) : null;
            if (service.Count == 0 && devices.Count == 0 && (hq is null || passed >= limits.Hq)) return [];
            if (service.Count > 0 && passed >= limits.Ready) return Within(limits.Ready, service);
            if (devices.Count > 0 && passed >= limits.Devices) return Within(limits.Devices, devices);
            await Task.Delay(LookEvery, box.Time, stop);
        }
    }

    private async Task<UpdateReport> KeepAsync(Baseline? before, CancellationToken stop)
    {
        await slots.MarkAsync(good: true, stop);
        if (before is not null)
        {
            Tell(before, UpdateEnding.Applied, null);
            box.Records.Forget();
        }

        return new UpdateReport(UpdateResult.Good, box.Version.Text, $"Version {box.Version} is confirmed.");
    }

    private async Task<UpdateReport> GiveUpAsync(
        Baseline? before, SlotStanding standing, string reason, CancellationToken stop)
    {
        // A card that starts for the first time has nothing to go back to: its fault is told by the result of the first
        // start.
        if (before is null && !standing.HasOther)
            return new UpdateReport(UpdateResult.Nothing, box.Version.Text, $"Not confirmed yet: {reason}");
        if (before is not null) Tell(before, UpdateEnding.Failed, reason);
        await slots.MarkAsync(good: false, stop);
        await slots.RestartAsync(stop);
        return new UpdateReport(
            UpdateResult.Bad, box.Version.Text, $"Version {box.Version} is given up, the box goes back. {reason}");
    }

    private static IReadOnlyList<string> Within(TimeSpan limit, IReadOnlyList<string> missing) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"Within {limit.TotalSeconds:0} s: {missing[0]}"),
            .. missing.Skip(1),
        ];

    private void Tell(Baseline before, UpdateEnding ending, string? reason) => box.Records.Add(
        new UpdateOutcome(
            Guid.NewGuid().ToString("n"), box.Time.GetUtcNow(), ending, before.From, before.To, reason));
}
