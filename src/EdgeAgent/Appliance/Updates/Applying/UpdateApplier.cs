// Installs a bundle on the slot that does not run, in this order: everything that speaks against it is asked first;
// what holds now is noted; the other slot is written; that it is whole is noted; the box restarts. Cut off anywhere,
// the box runs what it ran.
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;
using EdgeAgent.Hosting;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Updates.Applying;

/// <summary>The command `update apply`.</summary>
internal sealed class UpdateApplier(ISlots slots, BoxAround box)
{
    /// <summary>Applies what was asked for.</summary>
    public async Task<UpdateReport> RunAsync(ApplyRequest request, CancellationToken stop)
    {
        try
        {
            using var only = box.Records.Lock();
            return only is null
                ? new UpdateReport(UpdateResult.Waits, null, "Another update is under way on this box.")
                : await ConsiderAsync(request, stop);
        }
        catch (SlotFault fault)
        {
            return new UpdateReport(UpdateResult.Failed, null, fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new UpdateReport(
                UpdateResult.Failed, null,
                $"The records of updates cannot be kept ({fault.Message.TrimEnd('.')}): run as root.");
        }
    }

    private async Task<UpdateReport> ConsiderAsync(ApplyRequest request, CancellationToken stop)
    {
        var choice = new BundleChoice(slots, box);
        if (choice.Nothing(request) is { } nothing) return nothing;
        var standing = await slots.StandingAsync(stop);
        if (UnderWay(standing) is { } first) return first;
        var (file, bundle, refusal) = await choice.FindAsync(request, stop);
        if (refusal is not null) return Refuse(refusal);
        var version = UpdateVersion.TryParse(bundle!.Version);
        var vain = version is null ? null : box.Records.TriedInVain(version);
        if (BundleJudge.Verdict(bundle, standing.Compatible, box.Version, vain, request) is { } verdict)
            return verdict.Outcome == UpdateResult.Refused && vain is null ? Refuse(verdict) : verdict;
        var status = await box.Status(stop);
        return NotNow(request, status, bundle.Version)
            ?? await InstallAsync(file!, bundle.Version, standing, status, stop);
    }

    private UpdateReport? UnderWay(SlotStanding standing) => (standing.Confirmed, box.Records.Before) switch
    {
        (false, _) => new UpdateReport(
            UpdateResult.Waits, box.Version.Text,
            $"Version {box.Version} is still on trial: nothing is installed before it is over."),
        (true, { } before) => new UpdateReport(
            UpdateResult.Waits, before.To,
            before.Installed
                ? $"Version {before.To} is installed and starts with the next restart of the box."
                : $"The installation of version {before.To} was not ended: `edge-agent update gate` clears it up."),
        _ => null,
    };

    private UpdateReport? NotNow(ApplyRequest request, AgentStatus? status, string version)
    {
        if (request.Now) return null;
        if (status?.Picking is { InHand: > 0 and var picks })
        {
            return new UpdateReport(
                UpdateResult.Waits, version, $"Version {version} waits: {picks} assignment(s) are in pickers' hands.");
        }

        // Who plugs in a stick stands in front of the box, and wants it now.
        var window = box.Wish?.Window ?? QuietWindow.Usual;
        return request.From is null && !window.Contains(box.Time.GetUtcNow())
            ? new UpdateReport(
                UpdateResult.Waits, version,
                $"Version {version} waits for the quiet hours, {window}" + (window.Offset == default ? " UTC." : "."))
            : null;
    }

    private async Task<UpdateReport> InstallAsync(
        string file, string version, SlotStanding standing, AgentStatus? status, CancellationToken stop)
    {
        var before = Baseline(version, standing, status);
        box.Records.Note(before);
        try
        {
            await slots.InstallAsync(file, stop);
        }
        catch (Exception fault)
        {
            box.Records.Forget();
            if (fault is SlotFault) Tell(UpdateEnding.Failed, version, fault.Message);
            throw;
        }

        box.Records.Note(before with { Installed = true });
        await slots.RestartAsync(stop);
        return new UpdateReport(
            UpdateResult.Installed, version, $"Version {version} is on the other slot; the box restarts and tries it.");
    }

    private Baseline Baseline(string version, SlotStanding standing, AgentStatus? status) => new(
        box.Time.GetUtcNow(), standing.Booted, box.BootId, box.Version.Text, version, StateFormat.Own.ReadsTo,
        status?.Epoch, status?.LastSequence ?? 0,
        [.. status?.Devices.Where(device => device.State == DeviceState.Up).Select(device => device.Id) ?? []],
        status?.Connected.Ok ?? false, Installed: false);

    private UpdateReport Refuse(UpdateReport report)
    {
        Tell(UpdateEnding.Refused, report.Version ?? "", report.Text);
        return report;
    }

    private void Tell(UpdateEnding ending, string version, string reason) => box.Records.Add(
        new UpdateOutcome(
            Guid.NewGuid().ToString("n"), box.Time.GetUtcNow(), ending, box.Version.Text, version, reason));
}
