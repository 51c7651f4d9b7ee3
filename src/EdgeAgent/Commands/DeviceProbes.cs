// Asks every configured device once what it is, all at the same time, each within a limit.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>What a configured device answered.</summary>
/// <param name="Device">The device.</param>
/// <param name="Report">Its answer.</param>
internal sealed record DeviceAnswer(DeviceConfig Device, ProbeReport Report);

/// <summary>Probes the configured devices.</summary>
internal static class DeviceProbes
{
    /// <summary>Asks those that are switched on.</summary>
    public static async Task<IReadOnlyList<DeviceAnswer>> AskAsync(
        StoreConfig store, DriverServices services, CancellationToken stop)
    {
        var devices = store.Devices.Where(device => device.Hosting.Enabled).ToList();
        var held = await HeldAsync(store, stop);
        var reports = await Task.WhenAll(devices.Select(device => held.Contains(device.Id)
            ? Task.FromResult(new ProbeReport(true, "The running agent holds it, and it is up.", []))
            : DeviceProbe.RunAsync(device, services, stop)));
        return [.. devices.Zip(reports, (device, report) => new DeviceAnswer(device, report))];
    }

    /// <summary>Prints an answer for people.</summary>
    public static void Print(IAnsiConsole console, DeviceAnswer answer)
    {
        var (device, report) = answer;
        var mark = report.Reachable ? "[green]✓[/]" : "[red]✗[/]";
        var name = $"[bold]{Markup.Escape(device.Id)}[/] ({device.Driver.Name})";
        console.MarkupLine($"{mark} {name}: {Markup.Escape(report.Summary)}");
        foreach (var (fact, value) in report.Facts)
            console.MarkupLine($"    {Markup.Escape(fact)}: {Markup.Escape(value)}");
    }

    /// <summary>Writes an answer for programs.</summary>
    public static void Write(Utf8JsonWriter writer, DeviceAnswer answer)
    {
        writer.WriteStartObject();
        writer.WriteString("device", answer.Device.Id);
        writer.WriteString("driver", answer.Device.Driver.Name);
        writer.WriteBoolean("reachable", answer.Report.Reachable);
        writer.WriteString("summary", answer.Report.Summary);
        writer.WriteStartObject("facts");
        foreach (var (name, value) in answer.Report.Facts) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteEndObject();
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
}
