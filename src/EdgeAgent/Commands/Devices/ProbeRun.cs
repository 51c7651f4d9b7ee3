// `edge-agent devices --probe`: asks what is configured what it is, looks for what else is attached, and prints both.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Discovery;
using Spectre.Console;

namespace EdgeAgent.Commands.Devices;

/// <summary>One probe of everything.</summary>
/// <param name="drivers">The drivers, some of which can search.</param>
/// <param name="services">Clock, transports, secrets.</param>
/// <param name="networks">The networks that a search may ask; empty = none.</param>
internal sealed class ProbeRun(DriverCatalogue drivers, DriverServices services, IReadOnlyList<Subnet> networks)
{
    /// <summary>Probes and prints; 0 where all configured devices answered.</summary>
    /// <param name="store">The config; null = there is none.</param>
    /// <param name="output">Where JSON goes; null = tables for people.</param>
    /// <param name="console">Where the rest goes.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<int> RunAsync(StoreConfig? store, Stream? output, IAnsiConsole console, CancellationToken stop)
    {
        var devices = store?.Devices.Where(device => device.Hosting.Enabled).ToArray() ?? [];
        IReadOnlyList<DeviceAnswer> answers = [];
        SearchResult found = new([], []);
        async Task AskAsync()
        {
            var asking = store is null ? Task.FromResult(answers) : DeviceProbes.AskAsync(store, services, stop);
            var scope = new FindScope(services) { Networks = networks };
            var looking = new DeviceSearch(drivers, scope).RunAsync(store?.Text ?? "", stop);
            (answers, found) = (await asking, await looking);
        }

        if (output is not null) await AskAsync();
        else await console.Status().StartAsync(Waiting(devices.Length), _ => AskAsync());
        if (output is not null) PrintJson(output, answers, found);
        else
        {
            foreach (var answer in answers) DeviceProbes.Print(console, answer);
            FoundPrinter.Print(console, found, beside: store is not null);
        }

        return answers.All(answer => answer.Report.Reachable) ? 0 : 1;
    }

    private string Waiting(int configured)
    {
        var where = networks.Count == 0 ? "" : $" and in {string.Join(", ", networks)}";
        return $"Asking {configured} configured device(s), looking for others at the box{where} ...";
    }

    private static void PrintJson(Stream output, IReadOnlyList<DeviceAnswer> answers, SearchResult found)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (var answer in answers) DeviceProbes.Write(writer, answer);
        foreach (var device in found.Devices) FoundPrinter.Write(writer, device);
        writer.WriteEndArray();
    }
}
