// CSV as warehouse systems and spreadsheets write it (RFC 4180): separated by comma, semicolon or tab, whichever the
// header has most of; fields may be quoted, and a quoted one may hold separators, line breaks and doubled quotes.
using System.Text;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>A row.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Values">Its values, trimmed.</param>
internal readonly record struct CsvRow(int Line, IReadOnlyList<string> Values);

/// <summary>Splits a text into rows.</summary>
internal static class CsvRows
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The rows; empty ones and those that start with <c>#</c> are passed over.</summary>
    public static IReadOnlyList<CsvRow> Split(string text, ICollection<WorkFault> faults)
    {
        var separator = SeparatorOf(text);
        var rows = new List<CsvRow>();
        var values = new List<string>();
        var value = new StringBuilder();
        var (line, begun, quoted) = (1, 1, false);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') value.Append(c);
                else if (index + 1 < text.Length && text[index + 1] == '"') value.Append(text[++index]);
                else quoted = false;
            }
            else if (c == '"' && value.ToString().Trim().Length == 0)
            {
                value.Clear();
                quoted = true;
            }
            else if (c == separator) Take();
            else if (c == '\n') End();
            else if (c != '\r') value.Append(c);
        }

        if (quoted) faults.Add(new WorkFault(begun, "A quote is opened and not closed again."));
        End();
        return rows;

        void Take()
        {
            values.Add(value.ToString().Trim());
            value.Clear();
        }

        void End()
        {
            Take();
            if (values.Any(one => one.Length > 0) && !values[0].StartsWith('#'))
                rows.Add(new CsvRow(begun, values.ToArray()));
            values.Clear();
            begun = line;
        }
    }

    // Remarks before the header may hold any sign; the header decides.
    private static char SeparatorOf(string text)
    {
        var header = text.Split('\n').FirstOrDefault(line => line.Trim() is [not '#', ..]) ?? "";
        return Separators.MaxBy(separator => header.Count(c => c == separator));
    }
}
