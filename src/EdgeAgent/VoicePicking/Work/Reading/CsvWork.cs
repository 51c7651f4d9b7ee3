// Work as CSV: a header that names the columns, and a row for each line. Rows with the same `assignment` belong
// together; what belongs to the assignment or the order may stand on the first of its rows alone.
namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>Reads CSV.</summary>
internal static class CsvWork
{
    private const string Assignment = "assignment";
    private const string Order = "order";
    private const string Line = "line";

    private static readonly IReadOnlyList<string> Columns =
    [
        Assignment, .. WorkFields.OfAssignment.Except(["id"]), Order, .. WorkFields.OfOrder.Except(["id"]), Line,
        .. WorkFields.OfLine.Except(["id", Order]),
    ];

    /// <summary>The raw assignments of a text; what is wrong with its form goes to the faults.</summary>
    public static IReadOnlyList<RawAssignment> Read(string text, ICollection<WorkFault> faults)
    {
        var rows = CsvRows.Split(text, faults);
        if (rows.Count == 0) return [];
        var header = Header(rows[0], faults);
        if (header.Count == 0) return [];
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1)) Add(row, header, parts, faults);
        return [.. parts.Values.Select(part => part.Finish())];
    }

    private static List<string> Header(CsvRow row, ICollection<WorkFault> faults)
    {
        var names = new List<string>();
        foreach (var written in row.Values)
        {
            var known = Columns.FirstOrDefault(column => Plain(column) == Plain(written));
            if (known is null)
            {
                var hint = Configuration.Faults.NearestName.Of(written, Columns) is { } near
                    ? $" Did you mean `{near}`?"
                    : $" Known are {string.Join(", ", Columns)}.";
                faults.Add(new WorkFault(row.Line, $"`{written}` is no column.{hint}"));
            }
            else if (names.Contains(known)) faults.Add(new WorkFault(row.Line, $"Column `{known}` is there twice."));

            names.Add(known ?? "");
        }

        if (names.Contains(Assignment)) return names;
        faults.Add(new WorkFault(row.Line, "The first row must name the columns, `assignment` among them."));
        return [];
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static void Add(
        CsvRow row, IReadOnlyList<string> header, Dictionary<string, Part> parts, ICollection<WorkFault> faults)
    {
        if (row.Values.Count != header.Count)
        {
            faults.Add(new WorkFault(
                row.Line, $"The row has {row.Values.Count} values, but the header names {header.Count} columns."));
            return;
        }

        var values = header.Zip(row.Values)
            .Where(one => one.First.Length > 0 && one.Second.Length > 0)
            .DistinctBy(one => one.First)
            .ToDictionary(one => one.First, one => one.Second, StringComparer.Ordinal);
        if (!values.TryGetValue(Assignment, out var id))
        {
            faults.Add(new WorkFault(row.Line, "`assignment` is missing."));
            return;
        }

        if (!parts.TryGetValue(id, out var part)) parts[id] = part = new Part(row.Line, id);
        part.Add(row.Line, values, faults);
    }

    // One assignment while its rows come in.
    private sealed class Part
    {
        private readonly RawFields _fields;
        private readonly Dictionary<string, RawFields> _orders = new(StringComparer.Ordinal);
        private readonly List<RawFields> _lines = [];

        public Part(int line, string id)
        {
            _fields = new RawFields(line);
            _fields.Add("id", Value(id, line));
        }

        public void Add(int row, Dictionary<string, string> values, ICollection<WorkFault> faults)
        {
            foreach (var name in WorkFields.OfAssignment.Where(values.ContainsKey))
                Same(_fields, name, values[name], row, faults);
            if (values.TryGetValue(Order, out var order))
            {
                if (!_orders.TryGetValue(order, out var known))
                {
                    _orders[order] = known = new RawFields(row);
                    known.Add("id", Value(order, row));
                }

                foreach (var name in WorkFields.OfOrder.Where(values.ContainsKey))
                    Same(known, name, values[name], row, faults);
            }

            var line = new RawFields(row);
            if (values.TryGetValue(Line, out var id)) line.Add("id", Value(id, row));
            foreach (var name in WorkFields.OfLine.Where(name => name != "id" && values.ContainsKey(name)))
                line.Add(name, Value(values[name], row));
            _lines.Add(line);
        }

        public RawAssignment Finish() => new(_fields, [.. _orders.Values], _lines);

        private static RawValue Value(string text, int line) => new([text], line);

        private static void Same(
            RawFields fields, string name, string text, int row, ICollection<WorkFault> faults)
        {
            if (fields.Add(name, Value(text, row))) return;
            var before = fields.Values[name];
            if (before.Texts[0] != text)
                faults.Add(new WorkFault(
                    row, $"`{name}` is `{text}`, but `{before.Texts[0]}` on line {before.Line}: all rows must agree."));
        }
    }
}
