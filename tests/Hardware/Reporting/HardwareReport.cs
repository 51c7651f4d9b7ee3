// The report of a run: for each check what was stimulated and what was seen, as a table for people and as JSON for
// programs, under out/hardware. Whoever reads 'passed' can see what that means.
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.TestSupport;

namespace EdgeAgent.HardwareTests.Reporting;

/// <summary>The report. Not thread-safe: checks on one machine run one after the other.</summary>
public sealed class HardwareReport
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly List<CheckRecord> _checks = [];
    private readonly List<(string What, string Figure)> _figures = [];

    /// <summary>The folder that the report is written to.</summary>
    public static string Folder => Repository.PathOf("out/hardware");

    /// <summary>Notes a figure of the machine as a whole.</summary>
    public void Figure(string what, string figure) => _figures.Add((what, figure));

    /// <summary>Begins a check.</summary>
    public CheckRecord Begin(string name)
    {
        var check = new CheckRecord(name);
        _checks.Add(check);
        return check;
    }

    /// <summary>Writes report.txt and report.json.</summary>
    public async Task WriteAsync()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "report.txt"), Text());
        var document = new
        {
            Figures = _figures.ToDictionary(one => one.What, one => one.Figure),
            Checks = _checks.Select(one => new
            {
                one.Name,
                one.Passed,
                Seconds = Math.Round(one.Duration.TotalSeconds, 1),
                Stimulated = one.StimulatedSteps,
                Seen = one.SeenSteps,
            }),
        };
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "report.json"), JsonSerializer.Serialize(document, Json) + "\n");
    }

    private string Text()
    {
        var text = new StringBuilder("The kernel in a box: what was stimulated, and what was seen\n\n");
        foreach (var (what, figure) in _figures) text.Append(CultureInfo.InvariantCulture, $"{what,-34}{figure}\n");
        foreach (var check in _checks)
        {
            var (outcome, sentence) = (check.Passed ? "passed" : "FAILED", check.Name.Replace('_', ' '));
            text.Append(
                CultureInfo.InvariantCulture, $"\n{outcome}  {sentence} ({check.Duration.TotalSeconds:0.0} s)\n");
            foreach (var step in check.StimulatedSteps) text.Append($"    did    {step}\n");
            foreach (var step in check.SeenSteps) text.Append($"    saw    {step}\n");
        }

        return text.ToString();
    }
}
