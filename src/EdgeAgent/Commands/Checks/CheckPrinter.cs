// Prints a check for people: each fault with its line and a caret, or what will run.
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Faults;
using Spectre.Console;

namespace EdgeAgent.Commands.Checks;

/// <summary>Prints a check.</summary>
internal static class CheckPrinter
{
    /// <summary>Prints everything.</summary>
    public static void Print(IAnsiConsole console, ConfigLoad load, CheckReport report)
    {
        foreach (var fault in load.Faults) PrintFault(console, fault, load.Lines);
        if (load.Config is { } config) PrintSummary(console, load.File, config);
        foreach (var finding in report.Findings) PrintFinding(console, finding);
        var errors = load.Errors.Count();
        if (errors > 0)
            console.MarkupLineInterpolated($"[red]{errors} {(errors == 1 ? "fault" : "faults")} in {load.File}.[/]");
    }

    private static void PrintFault(IAnsiConsole console, ConfigFault fault, IReadOnlyList<string> lines)
    {
        if (fault.Severity == FaultSeverity.Error) console.MarkupLineInterpolated($"[bold]{fault}[/]");
        else console.MarkupLineInterpolated($"[grey]{fault}[/]");
        var excerpt = FaultExcerpt.Of(fault, lines);
        if (excerpt.Count == 0) return;
        console.WriteLine(excerpt[0]);
        console.MarkupLineInterpolated($"[red]{excerpt[1]}[/]");
    }

    private static void PrintSummary(IAnsiConsole console, string file, StoreConfig config)
    {
        console.MarkupLineInterpolated($"[green]{file} is right[/] (hash {config.Hash}).");
        console.WriteLine($"  store    {config.Store.Topics.Root}");
        console.WriteLine($"  zones    {(config.Zones.Count == 0 ? "none" : string.Join(", ", config.Zones.Keys))}");
        if (config.Devices.Count == 0) console.WriteLine("  devices  none: the box only reports about itself");
        foreach (var device in config.Devices)
            console.WriteLine(
                $"  device   {device.Id} ({device.Driver.Name}{(device.Hosting.Enabled ? "" : ", switched off")})");
        console.WriteLine(config.Uplink is { } uplink
            ? $"  uplink   {uplink.Host}:{uplink.Port}{(uplink.Tls is null ? "" : " with TLS")}"
            : "  uplink   none: the box keeps everything and hands nothing over");
        console.WriteLine($"  state    {config.StateFolder}");
        console.WriteLine($"  web      http://{config.Web.Address}:{config.Web.Port}/");
    }

    private static void PrintFinding(IAnsiConsole console, Finding finding)
    {
        var (word, colour) = finding.Level switch
        {
            FindingLevel.Ok => ("ok", "green"),
            FindingLevel.Warning => ("warning", "yellow"),
            _ => ("failed", "red"),
        };
        console.Markup($"  [{colour}]{word,-8}[/] ");
        console.WriteLine($"{finding.Check}: {finding.Sentence}");
    }
}
