// The metrics of the agent: names start with edge_agent_, units stand at the end of the name.
using EdgeAgent.Answers;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering;
using EdgeAgent.VoicePicking.Sessions;
using EdgeAgent.VoicePicking.Supervision;

namespace EdgeAgent.Web;

/// <summary>Turns a snapshot into metrics.</summary>
internal static class AgentMetrics
{
    /// <summary>The metrics as text.</summary>
    public static string Of(AgentStatus status, ProcessFigures process)
    {
        var text = new PrometheusText();
        text.Gauge(
            "edge_agent_info",
            "The agent and its box.",
            1,
            ("version", status.Version),
            ("box", status.Box),
            ("config", status.ConfigHash));
        text.Gauge("edge_agent_uptime_seconds", "Time since the start.", (status.Time - status.Started).TotalSeconds);
        text.Gauge(
            "edge_agent_clock_synced", "1 where the kernel's clock is synchronised.", status.Clock == "synced" ? 1 : 0);
        text.Gauge("edge_agent_live", "1 where the process works.", status.Live.Ok ? 1 : 0);
        text.Gauge("edge_agent_ready", "1 where devices and store work.", status.Ready.Ok ? 1 : 0);
        text.Gauge("edge_agent_connected", "1 where HQ gets what the box learned.", status.Connected.Ok ? 1 : 0);
        Steering(text, status.Steering);
        if (status.Updates is { } updates) UpdateMetrics.Write(text, updates);
        Devices(text, status.Devices);
        Outbox(text, status);
        if (status.Line is { } line) Line(text, line);
        if (status.Sparkplug is { } sparkplug) Sparkplug(text, sparkplug);
        if (status.Questions is { } questions) Questions(text, questions);
        if (status.Headsets is { } headsets) HeadsetMetrics.Write(text, headsets);
        if (status.Picking is { } picking) PickingMetrics.Write(text, picking);
        foreach (var zone in status.Zones)
            text.Gauge("edge_agent_zone_tags", "Tags in a zone.", zone.Tags, ("zone", zone.Zone));
        text.Counter("edge_agent_vehicles_arrived_total", "Vehicles that came.", status.Vehicles.Arrived);
        text.Counter("edge_agent_vehicles_left_total", "Vehicles that left.", status.Vehicles.Left);
        text.Gauge("edge_agent_vehicles_present", "Vehicles that are here.", status.Vehicles.Present);
        text.Counter("edge_agent_people_in_total", "Crossings inwards.", status.Footfall.In);
        text.Counter("edge_agent_people_out_total", "Crossings outwards.", status.Footfall.Out);
        foreach (var area in status.Footfall.Inside)
            text.Gauge("edge_agent_people_inside", "People in an area.", area.People, ("area", area.Area));
        SensorMetrics.Add(text, status.Sensors, status.Outputs);
        text.Gauge("process_resident_memory_bytes", "Resident memory.", process.ResidentBytes);
        text.Counter("process_cpu_seconds_total", "Processor time used.", process.CpuSeconds);
        text.Gauge("process_open_fds", "Open file descriptors.", process.OpenFiles);
        text.Counter(
            "process_written_bytes_total",
            "Bytes that the process caused to be written to disks.",
            process.WrittenBytes);
        return text.ToString();
    }

    private static void Steering(PrometheusText text, SteeringStatus steering)
    {
        text.Gauge(
            "edge_agent_config_version", "HQ's wish that the state is about; 0 without one.", steering.Version,
            ("state", steering.State));
        foreach (var list in steering.Lists)
            text.Gauge("edge_agent_list_version", "Versions of HQ's lists.", list.Version, ("list", list.Name));
        foreach (var list in steering.Lists)
            text.Gauge("edge_agent_list_entries", "Entries of HQ's lists.", list.Entries, ("list", list.Name));
        foreach (var (state, count) in steering.Commands)
            text.Counter("edge_agent_commands_total", "HQ's commands by their results.", count, ("state", state));
    }

    private static void Devices(PrometheusText text, IReadOnlyList<DeviceHealth> devices)
    {
        Each(
            "edge_agent_device_up",
            "1 where the device is up.",
            device => device.State == DeviceState.Up ? 1 : 0,
            counter: false);
        Each(
            "edge_agent_device_observations_total",
            "Observations handed over.",
            device => device.Observations,
            counter: true);
        Each(
            "edge_agent_device_dropped_total",
            "Observations dropped because the insights could not keep up.",
            device => device.Dropped,
            counter: true);
        Each(
            "edge_agent_device_waiting",
            "Observations that wait for the insights.",
            device => device.Waiting,
            counter: false);
        Each("edge_agent_device_losses_total", "Times the link was lost.", device => device.Losses, counter: true);
        Each(
            "edge_agent_device_abandoned_total",
            "Runs that did not stop when told to.",
            device => device.Abandoned,
            counter: true);
        foreach (var name in devices.SelectMany(device => device.Gauges.Keys).Distinct().Order(StringComparer.Ordinal))
            foreach (var device in devices.Where(device => device.Gauges.ContainsKey(name)))
                text.Gauge($"edge_agent_device_{name}", "A gauge of the device.", device.Gauges[name], Labels(device));
        foreach (
            var name in devices.SelectMany(device => device.Counters.Keys).Distinct().Order(StringComparer.Ordinal))
            foreach (var device in devices.Where(device => device.Counters.ContainsKey(name)))
                text.Counter(
                    $"edge_agent_device_{name}", "A counter of the device.", device.Counters[name], Labels(device));

        void Each(string name, string help, Func<DeviceHealth, double> value, bool counter)
        {
            foreach (var device in devices)
                if (counter) text.Counter(name, help, value(device), Labels(device));
                else text.Gauge(name, help, value(device), Labels(device));
        }

        static (string, string)[] Labels(DeviceHealth device) => [("device", device.Id), ("driver", device.Driver)];
    }

    private static void Outbox(PrometheusText text, AgentStatus status)
    {
        var outbox = status.Outbox;
        text.Gauge("edge_agent_outbox_waiting_events", "Events not yet handed to the broker.", outbox.Waiting);
        text.Gauge("edge_agent_outbox_held_events", "Events on disk.", outbox.Held);
        text.Gauge("edge_agent_outbox_bytes", "Bytes on disk in use.", outbox.Bytes);
        text.Gauge("edge_agent_outbox_budget_bytes", "The budget in bytes.", outbox.BudgetBytes);
        text.Gauge(
            "edge_agent_outbox_hours_left",
            "Hours until the budget is full at this rate.",
            outbox.HoursLeft ?? double.PositiveInfinity);
        text.Gauge(
            "edge_agent_outbox_oldest_waiting_seconds",
            "Age of the oldest event not yet handed over.",
            outbox.OldestWaiting.TotalSeconds);
        text.Gauge("edge_agent_outbox_last_sequence", "The last sequence on disk.", status.LastSequence);
        text.Counter("edge_agent_outbox_accepted_total", "Events accepted.", outbox.Accepted);
        text.Counter("edge_agent_outbox_refused_total", "Events refused because the disk was full.", outbox.Refused);
        text.Counter("edge_agent_outbox_dropped_total", "Events dropped and named.", outbox.Dropped);
    }

    private static void Sparkplug(PrometheusText text, SparkplugStatus sparkplug)
    {
        text.Gauge(
            "edge_agent_sparkplug_born", "1 where Sparkplug hosts see the box live.", sparkplug.Born ? 1 : 0);
        text.Gauge(
            "edge_agent_sparkplug_waiting_changes", "Changes kept to be told to them late.", sparkplug.Waiting);
    }

    private static void Line(PrometheusText text, LineStatus line)
    {
        text.Gauge("edge_agent_uplink_connected", "1 where the link to the broker is up.", line.Connected ? 1 : 0);
        text.Gauge("edge_agent_uplink_lag_seconds", "Age of the oldest event that waits.", line.LagS);
        text.Gauge(
            "edge_agent_uplink_oldest_unacked_seconds",
            "Age of the oldest message without an acknowledgement.",
            line.OldestUnackedS);
        text.Gauge("edge_agent_uplink_in_flight", "Messages in flight.", line.InFlight);
        text.Counter("edge_agent_uplink_acknowledged_total", "Events acknowledged by the broker.", line.Acknowledged);
        text.Counter("edge_agent_uplink_sent_again_total", "Events sent again.", line.SentAgain);
        text.Counter("edge_agent_uplink_set_aside_total", "Events that no broker takes.", line.SetAside);
        text.Counter("edge_agent_uplink_reconnects_total", "Times the link was made anew.", line.Reconnects);
    }

    private static void Questions(PrometheusText text, AnswerFigures questions)
    {
        (string Outcome, long Count)[] outcomes =
        [
            ("answered", questions.Answered), ("refused", questions.Refused), ("unreadable", questions.Unreadable),
            ("lost", questions.Lost),
        ];
        foreach (var (outcome, count) in outcomes)
            text.Counter("edge_agent_questions_total", "Questions of HQ.", count, ("outcome", outcome));
    }
}
