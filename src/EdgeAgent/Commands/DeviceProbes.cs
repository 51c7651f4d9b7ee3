// Asks every configured device once what it is, all at the same time, each within a limit.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>Probes the configured devices.</summary>
internal static class DeviceProbes
{
    /// <summary>Probes them and prints what they say; 0 where all answered.</summary>
    public static async Task<int> RunAsync(
        StoreConfig store, DriverServices services, bool json, CancellationToken stop)
    {
        var console = Terminal.Output();
        var devices = store.Devices.Where(device => device.Hosting.Enabled).ToList();
        var held = await HeldAsync(store, stop);
        var probes = devices.ConvertAll(device => held.Contains(device.Id)
            ? Task.FromResult(new ProbeReport(true, "The running agent holds it, and it is up.", []))
            : DeviceProbe.RunAsync(device, services, stop));
        if (json) await Task.WhenAll(probes);
        else await console.Status().StartAsync($"Asking {devices.Count} device(s) ...", _ => Task.WhenAll(probes));
        var reports = devices.Zip(probes, (device, probe) => (device, probe.Result)).ToList();
        if (json) PrintJson(reports);
        else foreach (var (device, report) in reports) Print(console, device, report);
        return reports.TrueForAll(pair => pair.Result.Reachable) ? 0 : 1;
    }

    private static void Print(IAnsiConsole console, DeviceConfig device, ProbeReport report)
    {
        var mark = report.Reachable ? "[green]✓[/]" : "[red]✗[/]";
        var name = $"[bold]{Markup.Escape(device.Id)}[/] ({device.Driver.Name})";
        console.MarkupLine($"{mark} {name}: {Markup.Escape(report.Summary)}");
        foreach (var (fact, value) in report.Facts)
            console.MarkupLine($"    {Markup.Escape(fact)}: {Markup.Escape(value)}");
    }

    // Many devices take one client only: a probe beside the running agent would say that someone else holds them.
    private static async Task<HashSet<string>> HeldAsync(StoreConfig store, CancellationToken stop)
    {
        using var agent = new RunningAgent(store.Web);
        var status = await agent.StatusAsync(stop);
        return status is null || status.Box != store.Store.Box
            ? []
            : [.. status.Devices.Where(device => device.State == DeviceState.Up).Select(device => device.Id)];
    }

    private static void PrintJson(IReadOnlyList<(DeviceConfig Device, ProbeReport Report)> reports)
    {
        using var output = Console.OpenStandardOutput();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (var (device, report) in reports)
        {
            writer.WriteStartObject();
            writer.WriteString("device", device.Id);
            writer.WriteString("driver", device.Driver.Name);
            writer.WriteBoolean("reachable", report.Reachable);
            writer.WriteString("summary", report.Summary);
            writer.WriteStartObject("facts");
            foreach (var (name, value) in report.Facts) writer.WriteString(name, value);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
