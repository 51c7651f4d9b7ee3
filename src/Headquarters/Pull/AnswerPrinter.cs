// Shows answers: JSON lines for programs, a table for people, and for footfall the hours of the day as bars.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using Spectre.Console;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Gathers the answers of any number of boxes and prints them.</summary>
internal sealed class AnswerPrinter(string kind, bool json, IAnsiConsole console, TextWriter output)
{
    private const int MostRows = 200;
    private const int MostColumns = 12;

    // Said by the table's own columns, or by the question.
    private static readonly string[] Unsaid =
        ["tenant", "store", "box", "specversion", "datacontenttype", "source", "epoch", "historical", "id"];

    private readonly List<(BoxAddress Box, JsonElement Item)> _items = [];

    /// <summary>Takes a chunk; as JSON it is printed at once.</summary>
    public Task TakeAsync(BoxAddress box, QueryChunk chunk)
    {
        foreach (var item in chunk.Items ?? [])
        {
            if (json) output.WriteLine(item.GetRawText());
            else _items.Add((box, item));
        }

        if (chunk is { Last: true, Resent: { } resent }) PrintGap(box, resent, chunk.Pruned ?? []);
        return Task.CompletedTask;
    }

    /// <summary>Prints what was gathered.</summary>
    public void Print()
    {
        if (json || _items.Count == 0) return;
        if (kind == QueryKinds.Config)
        {
            foreach (var (_, item) in _items) output.WriteLine(item.GetProperty("yaml").GetString());
            return;
        }

        if (kind == QueryKinds.Diagnostics) PrintDocuments();
        else PrintTable();
        FootfallBars.Print(console, _items.Select(entry => entry.Item));
    }

    private void PrintGap(BoxAddress box, long resent, IReadOnlyList<PrunedRange> pruned)
    {
        if (json)
        {
            var chunk = new QueryChunk { Id = box.ToString(), N = 0, Last = true, Resent = resent, Pruned = pruned };
            output.WriteLine(JsonSerializer.Serialize(chunk, DocumentJson.Default.QueryChunk));
            return;
        }

        console.WriteLine($"{box}: events sent again: {resent:n0}");
        foreach (var range in pruned)
            console.WriteLine($"  {range.From} to {range.To} are not held any more: {range.Reason}");
    }

    private void PrintTable()
    {
        var columns = _items.Take(MostRows)
            .SelectMany(entry => entry.Item.EnumerateObject().Select(field => field.Name))
            .Where(name => !Unsaid.Contains(name))
            .Distinct()
            .Take(MostColumns)
            .ToList();
        var table = new Table().AddColumn("box").AddColumns([.. columns.Select(Markup.Escape)]);
        foreach (var (box, item) in _items.Take(MostRows))
            table.AddRow([box.ToString(), .. columns.Select(column => Markup.Escape(Cell(item, column)))]);
        console.Write(table);
        if (_items.Count > MostRows)
            console.WriteLine($"… and {_items.Count - MostRows:n0} more; --json prints all of them.");
    }

    private void PrintDocuments()
    {
        var options = new JsonWriterOptions { Indented = true };
        foreach (var (_, item) in _items)
        {
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, options)) item.WriteTo(writer);
            output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        }
    }

    private static string Cell(JsonElement item, string column)
    {
        if (!item.TryGetProperty(column, out var value)) return "";
        if (value.ValueKind != JsonValueKind.String) return value.GetRawText();
        return value.TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : value.GetString()!;
    }
}
