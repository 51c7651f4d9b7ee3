// The report of the power cuts: every cut and its outcome, as a table for people and as JSON for programs.
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.ApplianceTests.PowerCuts;
using EdgeAgent.TestSupport;

namespace EdgeAgent.ApplianceTests.Reporting;

/// <summary>The report, written anew after each cut.</summary>
/// <param name="title">What was cut.</param>
/// <param name="name">The files' name.</param>
public sealed class CutReport(string title, string name)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static readonly (string Name, int Width)[] Columns =
    [
        ("no", 3), ("seed", 8), ("keep", 4), ("moment", 8), ("line", 5), ("power on", 8),
        ("sectors kept/older/dropped", 26), ("accepted", 8), ("on disk alone", 13), ("files", 6), ("up again", 8),
        ("lost", 4),
    ];

    private readonly List<CutRecord> _cuts = [];

    /// <summary>The folder of all reports of the appliance.</summary>
    public static string Folder => Repository.PathOf("out/appliance");

    /// <summary>A last line for people.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Takes a cut.</summary>
    public Task AddAsync(CutRecord cut)
    {
        _cuts.Add(cut);
        return WriteAsync();
    }

    /// <summary>Writes NAME.txt and NAME.json.</summary>
    public async Task WriteAsync()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{name}.txt"), Text());
        await File.WriteAllTextAsync(
            Path.Combine(Folder, $"{name}.json"),
            JsonSerializer.Serialize(new { title, Outcome, Cuts = _cuts }, Json) + "\n");
    }

    private string Text()
    {
        var text = new StringBuilder($"{title}\n\n");
        text.AppendJoin("  ", Columns.Select(one => one.Name.PadLeft(one.Width))).Append('\n');
        foreach (var (index, cut) in _cuts.Index())
            text.AppendJoin("  ", Columns.Zip(Cells(index + 1, cut), (one, cell) => cell.PadLeft(one.Width)))
                .Append('\n');
        return text.Append($"\n{Outcome}\n").ToString();
    }

    private static string[] Cells(int number, CutRecord cut) =>
    [
        Text(number),
        Text(cut.Plan.Seed),
        cut.Plan.Keep.ToString(CultureInfo.InvariantCulture),
        cut.Up ? "running" : "starting",
        cut.LineAway ? "away" : "there",
        $"{Text(cut.Seconds)} s",
        $"{cut.Disk.Kept}/{cut.Disk.Older}/{cut.Disk.Dropped}",
        Text(cut.Accepted),
        Text(cut.OnDiskAlone),
        cut.Files.Fault is not null ? "FAULTY" : cut.Files.Mended ? "mended" : "clean",
        cut.UpAfter is { } up ? $"{Text(up)} s" : "cut",
        cut.Lost is { } lost ? Text(lost) : "",
    ];

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
