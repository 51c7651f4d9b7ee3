// Takes the snapshot of the agent that everything outside sees, and answers the three health questions from it.
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Outbox;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.Web;

namespace EdgeAgent.Hosting;

/// <summary>Takes snapshots of the agent.</summary>
internal sealed class AgentSnapshot(
    AgentParts parts, UplinkService? uplink, SparkplugService? sparkplug, QuestionDesk? questions, BoxSteering steering,
    TimeProvider time)
{
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private readonly InstallationSource _installation = InstallationSource.OfThisBox();

    /// <summary>The agent at this moment.</summary>
    public AgentStatus Take()
    {
        var store = parts.Config.Store;
        var outbox = parts.Outbox.Status;
        var devices = parts.Devices.Select(device => device.Health).ToList();
        var line = uplink?.Status;
        return new AgentStatus
        {
            Version = AgentVersion.Text,
            Tenant = store.Tenant,
            Store = store.Store,
            Box = store.Box,
            Epoch = parts.Outbox.Epoch,
            LastSequence = parts.Outbox.LastSequence,
            ConfigHash = parts.Config.Hash,
            Steering = steering.Status,
            Time = time.GetUtcNow(),
            Started = _started,
            Clock = parts.Clock.Now.ToString().ToLowerInvariant(),
            Live = Live(),
            Ready = Ready(devices, outbox),
            Connected = Connected(line),
            Devices = devices,
            Outbox = outbox,
            Line = line is null ? null : LineOf(line, outbox),
            Sparkplug = sparkplug?.Status,
            Questions = questions?.Figures,
            Zones = parts.Tags.Zones,
            Vehicles = parts.Vehicles.Figures,
            Footfall = parts.Footfall.Figures,
            Picking = parts.Work?.Status,
            Headsets = parts.Pickers?.Status,
            Sensors = parts.Sensors.Figures,
            Outputs = parts.Outputs.Figures,
            Updates = parts.Updates.Status,
            Installation = _installation.Now,
            Recent = parts.Recent.Now,
        };
    }

    private HealthAnswer Live()
    {
        var silent = parts.Loop.SinceLastTurn;
        return silent < LifeSigns.StuckAfter
            ? new HealthAnswer(true, [])
            : new HealthAnswer(
                false,
                [
                    $"The insight loop has not come round for {silent.TotalSeconds:0} s: "
                    + "restart the agent and send a support bundle.",
                ]);
    }

    private HealthAnswer Ready(IReadOnlyList<DeviceHealth> devices, OutboxStatus outbox)
    {
        var faults = devices.Where(device => device.State is not (DeviceState.Up or DeviceState.LeftOut))
            .Select(device => $"Device {device.Id} is {device.State.ToString().ToLowerInvariant()}: {device.Problem}")
            .ToList();
        faults.AddRange(
            from eye in parts.Eyes.ByDevice.Values
            where eye.Problem is not null
            select $"Camera {eye.Device} is not looked at: {eye.Problem}");
        if (outbox.Problem is { } problem) faults.Add(problem);
        if (parts.Intake.Problem is { } waiting && waiting != outbox.Problem) faults.Add(waiting);
        var warnings = devices
            .Where(device => device.State is DeviceState.LeftOut or DeviceState.Up && device.Problem is not null)
            .Select(device => $"Device {device.Id}: {device.Problem}")
            .Concat(outbox.Advice is { } advice ? [advice] : [])
            .Concat(parts.Tags.Problem is { } tags ? [tags] : [])
            .Concat(parts.Vehicles.Problem is { } vehicles ? [vehicles] : [])
            .Concat(parts.Work?.Status.Problems ?? [])
            .Concat(parts.Pickers?.Status.Problems ?? [])
            .Concat(parts.Sensors.Problem is { } sensors ? [sensors] : [])
            .Concat(parts.Sensors.Figures.Problems)
            .Concat(parts.Outputs.Figures.Select(output => output.Problem).OfType<string>())
            .Concat(parts.Updates.Status.Problem is { } update ? [update] : [])
            .Concat(Steering());
        return new HealthAnswer(faults.Count == 0, [.. faults, .. warnings]);
    }

    private IEnumerable<string> Steering()
    {
        var status = steering.Status;
        if (status.Problem is { } problem) yield return problem;
        if (status.State is ConfigStates.Refused or ConfigStates.RolledBack)
            yield return $"HQ's configuration {status.Version} was {status.State}: {status.Reason}";
        foreach (var missing in parts.Lists.Missing) yield return missing;
        foreach (var (name, reason) in status.ListFaults) yield return $"HQ's list {name} was refused: {reason}";
    }

    private static HealthAnswer Connected(UplinkStatus? line) => line switch
    {
        null => new HealthAnswer(
            false, ["No uplink is configured: the box keeps everything. Add an `uplink:` block to store.yaml."]),
        { Connected: true, Problem: null } => new HealthAnswer(true, []),
        _ => new HealthAnswer(line.Connected && line.Problem is null, [line.Problem ?? "Not connected."]),
    };

    private LineStatus LineOf(UplinkStatus line, OutboxStatus outbox) => new()
    {
        Broker = $"{parts.Config.Uplink!.Host}:{parts.Config.Uplink.Port}",
        Connected = line.Connected,
        Protocol = line.Protocol switch { null => null, MqttVersion.V5 => "MQTT 5", _ => "MQTT 3.1.1" },
        Problem = line.Problem,
        LagS = Math.Round(outbox.OldestWaiting.TotalSeconds, 1),
        OldestUnackedS = Math.Round(line.OldestUnacknowledged.TotalSeconds, 1),
        InFlight = line.InFlight,
        Acknowledged = line.Acknowledged,
        SentAgain = line.Resent,
        SetAside = line.Quarantined,
        Reconnects = line.Reconnects,
    };
}
