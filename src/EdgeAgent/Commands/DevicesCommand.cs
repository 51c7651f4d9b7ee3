// `edge-agent devices`: how the devices are, from the running agent; with --probe, what each answers when asked now.
using System.CommandLine;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
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
            Description = "Connect to each configured device once and say what it is.",
        };
        var command = new Command("devices", "Shows how the devices are; with --probe, what they answer.")
        {
            config,
            json,
            probe,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var load = parsed.Load(config, drivers);
            if (load.Config is not { } store)
            {
                Console.Error.WriteLine($"{load.File} has faults: `edge-agent check --config {load.File}` shows them.");
                return 1;
            }

            return parsed.GetValue(probe)
                ? await DeviceProbes.RunAsync(store, services, parsed.GetValue(json), stop)
                : await ShowAsync(store.Web, parsed.GetValue(json), stop);
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
