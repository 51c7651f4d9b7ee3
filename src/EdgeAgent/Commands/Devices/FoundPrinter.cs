// Prints what was found: for people a list and one block to paste, for programs an object each.
using System.Text.Json;
using Spectre.Console;

namespace EdgeAgent.Commands.Devices;

/// <summary>Prints finds.</summary>
internal static class FoundPrinter
{
    /// <summary>Prints for people.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="result">What was found.</param>
    /// <param name="beside">Whether there is a config that has some of it.</param>
    public static void Print(IAnsiConsole console, SearchResult result, bool beside)
    {
        if (result.Devices.Count == 0)
            console.MarkupLine(beside ? "Nothing else was found." : "Nothing was found that this box could drive.");
        foreach (var find in result.Devices) Print(console, find);
        foreach (var fault in result.Faults) console.MarkupLine($"[yellow]![/] {Markup.Escape(fault)}");
        if (result.Block.Count == 0) return;
        console.WriteLine();
        console.MarkupLine("[bold]To paste into store.yaml[/], without what is not wanted:");
        console.WriteLine();
        foreach (var line in result.Block) console.WriteLine(line);
    }

    /// <summary>Writes one find for programs.</summary>
    public static void Write(Utf8JsonWriter writer, Find find)
    {
        writer.WriteStartObject();
        writer.WriteString("found", find.Id);
        writer.WriteString("driver", find.Device.Driver);
        writer.WriteBoolean("configured", find.IsConfigured);
        writer.WriteString("summary", find.Device.Summary);
        writer.WriteStartObject("facts");
        foreach (var (name, value) in find.Device.Facts.DistinctBy(fact => fact.Key)) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteStartArray("zones");
        foreach (var zone in find.Device.Zones) writer.WriteStringValue(zone);
        writer.WriteEndArray();
        writer.WriteString("block", string.Concat(find.Block.Select(line => $"{line}\n")));
        writer.WriteEndObject();
    }

    private static void Print(IAnsiConsole console, Find find)
    {
        var mark = find.IsConfigured ? "[green]✓[/]" : find.Block.Count > 0 ? "[blue]+[/]" : "[grey]·[/]";
        var known = find.IsConfigured ? " [grey](in store.yaml)[/]" : "";
        console.MarkupLine($"{mark} {Markup.Escape(find.Device.Summary)}{known}");
        foreach (var (name, value) in find.Device.Facts)
            console.MarkupLine($"    {Markup.Escape(name)}: {Markup.Escape(value)}");
    }
}
