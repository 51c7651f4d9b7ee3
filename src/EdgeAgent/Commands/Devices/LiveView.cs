// Shows live values: a table that stays in its place on a terminal, a line a value in a pipe, or JSON.
using System.Buffers;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace EdgeAgent.Commands.Devices;

/// <summary>Shows the values of one device.</summary>
internal sealed class LiveView(string device, ILiveSource source)
{
    private readonly SortedDictionary<string, LiveValue> _latest = new(StringComparer.Ordinal);

    /// <summary>Shows them until stopped.</summary>
    public Task ShowAsync(bool json, CancellationToken stop) =>
        json || Console.IsOutputRedirected ? PrintAsync(Console.Out, json, stop) : TableAsync(Terminal.Output(), stop);

    /// <summary>One line a value.</summary>
    public async Task PrintAsync(TextWriter output, bool json, CancellationToken stop)
    {
        await foreach (var values in source.ReadAsync(stop))
        {
            foreach (var value in values) await output.WriteLineAsync(json ? Json(value) : Line(value));
            if (values.Count > 0) await output.FlushAsync(CancellationToken.None);
        }
    }

    private async Task TableAsync(IAnsiConsole console, CancellationToken stop)
    {
        console.MarkupLine($"[bold]{Markup.Escape(device)}[/], {Markup.Escape(source.Through)}; Ctrl-C ends it.");
        await console.Live(Table()).StartAsync(async live =>
        {
            await foreach (var values in source.ReadAsync(stop))
            {
                foreach (var value in values) _latest[value.Name] = value;
                if (values.Count > 0) live.UpdateTarget(Table());
            }
        });
    }

    private Table Table()
    {
        var table = new Table().AddColumns("what", "value", "at");
        foreach (var value in _latest.Values)
            table.AddRow(
                Markup.Escape(value.Name),
                Markup.Escape($"{value.Text} {value.Unit}".TrimEnd()),
                $"{value.Time.ToLocalTime():HH:mm:ss.f}");
        return table;
    }

    private static string Line(LiveValue value) =>
        $"{value.Time.ToLocalTime():HH:mm:ss.fff}  {value.Name}  {value.Text} {value.Unit}".TrimEnd();

    private string Json(LiveValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("time", value.Time.UtcDateTime);
            writer.WriteString("device", device);
            writer.WriteString("name", value.Name);
            if (value.Number is { } number && double.IsFinite(number)) writer.WriteNumber("value", number);
            else writer.WriteString("value", value.Text);
            if (value.Unit.Length > 0) writer.WriteString("unit", value.Unit);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
