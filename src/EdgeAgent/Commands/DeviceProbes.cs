// Asks every configured device once what it is, all at the same time, each within a limit.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>Probes the configured devices.</summary>
internal static class DeviceProbes
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Probes them and prints what they say; 0 where all answered.</summary>
    public static async Task<int> RunAsync(StoreConfig store, DriverServices services, bool json, CancellationToken stop)
    {
        var devices = store.Devices.Where(device => device.Hosting.Enabled).ToList();
        var probes = devices.ConvertAll(device => ProbeAsync(device, services, stop));
        if (json) await Task.WhenAll(probes);
        else await AnsiConsole.Status().StartAsync($"Asking {devices.Count} device(s) ...", _ => Task.WhenAll(probes));
        var reports = devices.Zip(probes, (device, probe) => (device, probe.Result)).ToList();
        if (json) PrintJson(reports);
        else foreach (var (device, report) in reports) Print(device, report);
        return reports.TrueForAll(pair => pair.Result.Reachable) ? 0 : 1;
    }

    private static async Task<ProbeReport> ProbeAsync(DeviceConfig device, DriverServices services, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(Limit);
        try
        {
            return await device.Driver.ProbeAsync(device.Options, services, limited.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ProbeReport(false, $"It did not answer within {Limit.TotalSeconds:0} s.", []);
        }
        catch (Exception fault) when (fault is DeviceFault or IOException)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }

    private static void Print(DeviceConfig device, ProbeReport report)
    {
        AnsiConsole.MarkupLine($"{(report.Reachable ? "[green]✓[/]" : "[red]✗[/]")} [bold]{Markup.Escape(device.Id)}[/] ({device.Driver.Name}): {Markup.Escape(report.Summary)}");
        foreach (var (name, value) in report.Facts) AnsiConsole.MarkupLine($"    {Markup.Escape(name)}: {Markup.Escape(value)}");
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
