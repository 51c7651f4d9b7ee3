// RESULT.txt: plain ASCII with CR LF, so that any editor on any machine shows it. The first line says it all, the next
// ones what to do, the rest is for the record.
using System.Text;

namespace EdgeAgent.Appliance.Reporting;

/// <summary>Writes the report for people.</summary>
internal static class ReportText
{
    private const int Width = 78;

    /// <summary>The text of <c>RESULT.txt</c>.</summary>
    public static string Of(InstallationReport report)
    {
        var lines = new List<string> { Head(report), "" };
        var mend = report.Points.Where(point => point.Level == PointLevel.Mend).ToList();
        for (var i = 0; i < mend.Count; i++) Add(lines, $"{i + 1}. ", mend[i]);
        Section(lines, "Still at it:", report, PointLevel.Working);
        Section(lines, "Good:", report, PointLevel.Good);
        Section(lines, "Worth knowing:", report, PointLevel.Note);
        lines.Add("For the record:");
        if (report.Box.Length > 0) lines.Add($"  box         {report.Box}");
        lines.Add($"  written     {report.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC, clock {report.Clock}");
        foreach (var fact in report.Facts) lines.Add($"  {fact.Name,-11} {fact.Value}");
        return Ascii(string.Join("\r\n", lines) + "\r\n");
    }

    /// <summary>The first line.</summary>
    public static string Head(InstallationReport report) => report.Verdict switch
    {
        Verdict.Good => "GOOD: nothing to mend.",
        Verdict.Working => "WORKING: the box tests itself; look again in two minutes.",
        _ => $"NOT YET GOOD: {report.ToMend} {(report.ToMend == 1 ? "thing" : "things")} to mend",
    };

    private static void Section(List<string> lines, string title, InstallationReport report, PointLevel level)
    {
        var points = report.Points.Where(point => point.Level == level).ToList();
        if (points.Count == 0) return;
        lines.Add(title);
        foreach (var point in points) Add(lines, "- ", point);
        lines.Add("");
    }

    private static void Add(List<string> lines, string mark, ReportPoint point)
    {
        var indent = new string(' ', mark.Length);
        var first = true;
        foreach (var row in Wrapped($"{point.Subject}: {point.Sentence}", Width - mark.Length))
        {
            lines.Add((first ? mark : indent) + row);
            first = false;
        }

        lines.AddRange(point.Excerpt.Select(row => indent + row));
        if (point.Level == PointLevel.Mend) lines.Add("");
    }

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var row = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (row.Length > 0 && row.Length + 1 + word.Length > width)
            {
                yield return row.ToString();
                row.Clear();
            }

            if (row.Length > 0) row.Append(' ');
            row.Append(word);
        }

        yield return row.ToString();
    }

    private static string Ascii(string text)
    {
        var plain = text.Replace("…", "...").Replace('–', '-').Replace('—', '-').Replace('’', '\'')
            .Replace("°", " deg").Replace('\t', ' ');
        return string.Concat(plain.Select(c => c is (>= ' ' and <= '~') or '\r' or '\n' ? c : '?'));
    }
}
