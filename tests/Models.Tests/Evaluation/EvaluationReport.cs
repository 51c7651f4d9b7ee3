// Collects rows and misses of one part of the evaluation and writes them where `./evaluate` looks for them.
using System.Text;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>The rows of one part, such as plates. `./evaluate` joins the parts in the order of their names.</summary>
internal sealed class EvaluationReport
{
    /// <summary>Names the folder that takes the parts; without it nothing is written.</summary>
    public const string Variable = "EDGE_AGENT_EVALUATION";

    private const int Worst = 10;
    private readonly List<EvaluationRow> _rows = [];
    private readonly List<EvaluationMiss> _misses = [];

    /// <summary>Adds a row.</summary>
    public void Add(EvaluationRow row) => _rows.Add(row);

    /// <summary>Adds misses.</summary>
    public void Add(IEnumerable<EvaluationMiss> misses) => _misses.AddRange(misses);

    /// <summary>Writes the part where the variable names a folder.</summary>
    /// <param name="part">Its name; parts are listed by name.</param>
    public void Write(string part)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{part}.rows"), Table());
        File.WriteAllText(Path.Combine(folder, $"{part}.misses"), Misses(part));
    }

    private string Table()
    {
        var text = new StringBuilder();
        foreach (var row in _rows)
            text.AppendLine($"| {row.What} | {row.Got} | {row.Must} | {row.Aim} | {Verdict(row.Holds)} |");
        return text.ToString();
    }

    private static string Verdict(bool? holds) => holds switch { true => "yes", false => "NO", null => "" };

    private string Misses(string part)
    {
        var text = new StringBuilder($"{part}: {_misses.Count} misses; the {Math.Min(Worst, _misses.Count)} worst:\n");
        foreach (var miss in _misses.OrderByDescending(miss => miss.Badness).Take(Worst))
            text.AppendLine($"  {miss.Where}: {miss.Truth} read as '{miss.Got}': {miss.Reason}");
        return text.ToString();
    }
}
