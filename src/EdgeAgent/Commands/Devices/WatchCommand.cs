// `edge-agent devices watch ID`: the live values of one device, from the running agent or by opening the device.
using System.CommandLine;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;

namespace EdgeAgent.Commands.Devices;

/// <summary>The command <c>devices watch</c>.</summary>
internal static class WatchCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(DriverCatalogue drivers, DriverServices services)
    {
        var device = new Argument<string>("ID") { Description = "The device's id in store.yaml." };
        var config = ConfigOption.Make();
        var json = new Option<bool>("--json") { Description = "Print one JSON object a value and line." };
        var seconds = new Option<int?>("--seconds") { Description = "Stop after so many seconds. Default: at Ctrl-C." };
        var command = new Command("watch", "Shows the live values of one device.") { device, config, json, seconds };
        command.SetAction(async (parsed, stop) =>
        {
            if (DeviceChoice.Find(parsed, device, config, drivers) is not var (store, chosen)) return 1;
            using var over = new CancellationTokenSource(
                parsed.GetValue(seconds) is { } limit ? TimeSpan.FromSeconds(limit) : Timeout.InfiniteTimeSpan,
                services.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
            using var agent = new RunningAgent(store.Web);
            ILiveSource source = await DeviceChoice.IsRunAsync(agent, store, stop)
                ? new AgentSource(agent, chosen.Id, services.Time)
                : new OpenedSource(chosen, services);
            await new LiveView(chosen.Id, source).ShowAsync(parsed.GetValue(json), either.Token);
            return 0;
        });
        return command;
    }
}
