// `edge-agent devices`: how the devices are, from the running agent; with --probe, what each answers when asked now and
// what else is attached.
using System.CommandLine;
using System.Text.Json;
using EdgeAgent.Commands.Devices;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Hosting;
using EdgeAgent.Web;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>The command <c>devices</c>.</summary>
internal static class DevicesCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(DriverCatalogue drivers, DriverServices services)
    {
        var config = ConfigOption.Make();
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var probe = new Option<bool>("--probe")
        {
            Description = "Ask each configured device once what it is, and look for what else is attached to the box.",
        };
        var network = new Option<bool>("--network")
        {
            Description = "With --probe: look for RFID readers in the networks that the box is in, too.",
        };
        var command = new Command("devices", "Shows how the devices are; with --probe, what they answer.")
        {
            config,
            json,
            probe,
            network,
            WatchCommand.Build(drivers, services),
            CalibrateCommand.Build(drivers, services),
        };
        command.SetAction(async (parsed, stop) =>
        {
            var looksAround = parsed.GetValue(probe) || parsed.GetValue(network);
            var isNamed = parsed.GetValue(config) is not null || File.Exists(ConfigLoader.StandardFile);
            StoreConfig? store = null;
            if (isNamed || !looksAround)
            {
                var load = parsed.Load(config, drivers);
                store = load.Config;
                if (store is null)
                {
                    Console.Error.WriteLine(
                        $"{load.File} has faults: `edge-agent check --config {load.File}` shows them.");
                    return 1;
                }
            }

            if (!looksAround) return await ShowAsync(store!.Web, parsed.GetValue(json), stop);
            var networks = parsed.GetValue(network) ? Subnet.Attached() : [];
            await using var output = parsed.GetValue(json) ? Console.OpenStandardOutput() : null;
            return await new ProbeRun(drivers, services, networks).RunAsync(store, output, Terminal.Output(), stop);
        });
        return command;
    }

    private static async Task<int> ShowAsync(WebOptions web, bool json, CancellationToken stop)
    {
        using var agent = new RunningAgent(web);
        if (await agent.StatusAsync(stop) is not { } status)
        {
            Console.Error.WriteLine(
                $"No agent answers at {agent.Address}: start it (`edge-agent run`), or use --probe to ask the devices directly.");
            return 1;
        }

        if (json)
        {
            Console.Out.WriteLine(
                JsonSerializer.Serialize(status.Devices, AgentStatusJson.Default.IReadOnlyListDeviceHealth));
            return 0;
        }

        var table = new Table().AddColumns(
            "device", "driver", "state", "since", "observations", "dropped", "what to do");
        foreach (var device in status.Devices)
            table.AddRow(
                Markup.Escape(device.Id),
                device.Driver,
                Coloured(device.State),
                $"{device.Since.ToLocalTime():HH:mm:ss}",
                $"{device.Observations}", $"{device.Dropped}", Markup.Escape(device.Problem ?? ""));
        Terminal.Output().Write(table);
        return status.Devices.All(device => device.State == DeviceState.Up) ? 0 : 1;
    }

    private static string Coloured(DeviceState state) => state switch
    {
        DeviceState.Up => "[green]up[/]",
        DeviceState.Lost or DeviceState.Failed => $"[red]{state.ToString().ToLowerInvariant()}[/]",
        _ => $"[yellow]{state.ToString().ToLowerInvariant()}[/]",
    };
}
