// The report of checks on machines: for each what was done and what was seen, as a table for people and as JSON for
// programs. Whoever reads 'passed' can see what that means.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EdgeAgent.Machines.Reporting;

/// <summary>The report, written anew after each check. Not thread-safe: checks run one after the other.</summary>
/// <param name="title">Its first line.</param>
/// <param name="folder">Where report.txt and report.json go, and progress.log with each step as it comes.</param>
public sealed class CheckReport(string title, string folder)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private readonly List<CheckRecord> _checks = [];
    private readonly List<(string What, string Figure)> _figures = [];

    /// <summary>Notes a figure of the machine as a whole.</summary>
    public void Figure(string what, string figure) => _figures.Add((what, figure));

    /// <summary>Runs one check and puts it into the report, however it ends.</summary>
    /// <param name="name">The test's name, a sentence.</param>
    /// <param name="body">The check.</param>
    public async Task CheckAsync(string name, Func<CheckRecord, Task> body)
    {
        var since = Stopwatch.GetTimestamp();
        Directory.CreateDirectory(folder);
        var check = new CheckRecord(name, step => Tell($"{Stopwatch.GetElapsedTime(since):hh\\:mm\\:ss}  {step}"));
        _checks.Add(check);
        Tell(name.Replace('_', ' '));
        try
        {
            await body(check);
            check.Passed = true;
        }
        catch (Exception fault)
        {
            check.Saw($"it failed: {fault.Message.Split('\n')[0]}");
            throw;
        }
        finally
        {
            check.Duration = Stopwatch.GetElapsedTime(since);
            await WriteAsync();
        }
    }

    /// <summary>Writes report.txt and report.json.</summary>
    public async Task WriteAsync()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "report.txt"), Text());
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
            Path.Combine(folder, "report.json"), JsonSerializer.Serialize(document, Json) + "\n");
    }

    private void Tell(string line) => File.AppendAllText(Path.Combine(folder, "progress.log"), line + "\n");

    private string Text()
    {
        var text = new StringBuilder($"{title}\n\n");
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
