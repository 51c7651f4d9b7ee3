// Asks the running agent how its devices are, until each has answered or has had its time, and judges what else the box
// needs to be left alone: its clock, its disk, its way to HQ.
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.SelfTest;

/// <summary>Gives the agent's state; null where none answers.</summary>
internal delegate Task<AgentStatus?> AskAgent(CancellationToken stop);

/// <summary>Tests the box through its agent.</summary>
internal sealed class SelfTestRun(AskAgent ask, TimeProvider time)
{
    /// <summary>How long a device, the agent itself, or HQ may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Unheard = "Check its power, its cable, and its address in store.yaml.";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until everything has answered, at most <see cref="Patience"/>; the agent's last state.</summary>
    public async Task<AgentStatus?> WaitAsync(StoreConfig config, CancellationToken stop)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            var status = await ask(stop);
            if (IsSettled(config, status) || time.GetElapsedTime(since) >= Patience) return status;
            await Task.Delay(Pause, time, stop);
        }
    }

    /// <summary>What there is to say about the agent and its devices.</summary>
    public static IEnumerable<ReportPoint> Judge(StoreConfig config, AgentStatus? status, bool isEnrolled)
    {
        if (status is null)
        {
            yield return new ReportPoint(
                "agent",
                PointLevel.Mend,
                "It does not answer. Restart the box; if it stays like this, send RESULT.txt to whoever looks after the boxes.");
            yield break;
        }

        foreach (var device in status.Devices) yield return OfDevice(device);
        foreach (var problem in status.Ready.Problems.Where(
            problem => !problem.StartsWith("Device ", StringComparison.Ordinal)))
            yield return new ReportPoint("agent", status.Ready.Ok ? PointLevel.Note : PointLevel.Mend, problem);
        yield return OfClock(status);
        if (OfHq(config, status, isEnrolled) is { } hq) yield return hq;
    }

    private static bool IsSettled(StoreConfig config, AgentStatus? status) =>
        status is not null
        && status.Devices.All(device => device.State != DeviceState.Starting)
        && (config.Uplink is null || status.Line is { Connected: true });

    private static ReportPoint OfDevice(DeviceHealth device)
    {
        var subject = $"device {device.Id}";
        return device.State switch
        {
            DeviceState.Up when device.Problem is { } problem => new ReportPoint(subject, PointLevel.Note, problem),
            DeviceState.Up => new ReportPoint(subject, PointLevel.Good, $"It answers ({device.Driver})."),
            DeviceState.Starting => new ReportPoint(
                subject,
                PointLevel.Mend,
                $"It has not answered within {Patience.TotalSeconds:0} s. {device.Problem ?? Unheard}"),
            _ => new ReportPoint(
                subject,
                PointLevel.Mend,
                device.Problem ?? $"It does not work ({device.State.ToString().ToLowerInvariant()})."),
        };
    }

    private static ReportPoint OfClock(AgentStatus status) => status.Clock == "synced"
        ? new ReportPoint(
            "clock",
            PointLevel.Good,
            $"Kept by a time server; {status.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC.")
        : new ReportPoint(
            "clock",
            PointLevel.Note,
            $"Estimated: {status.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC, and no time server was heard yet. Events are marked so. Where the store has a time server of its own, name it in network.yaml (`time-servers`).");

    private static ReportPoint? OfHq(StoreConfig config, AgentStatus status, bool isEnrolled) => status.Line switch
    {
        null when config.Uplink is null => new ReportPoint(
            "HQ",
            PointLevel.Note,
            "store.yaml names no `uplink:`, so the box keeps everything and hands nothing over."),
        { Connected: true, Problem: null } line => new ReportPoint("HQ", PointLevel.Good, $"Reached at {line.Broker}."),
        // Nothing else is to be expected then, and the enrolment says what to do.
        _ when !isEnrolled => null,
        { } line => new ReportPoint(
            "HQ",
            PointLevel.Mend,
            $"{line.Problem ?? "It was not reached."} Nothing is lost: the box keeps everything and tries again."),
        null => new ReportPoint(
            "HQ",
            PointLevel.Mend,
            "The agent has no way to HQ, though store.yaml names one: restart the box."),
    };
}
