// Rollups as a reader's connection sees them: those that wait for the broker, and those that a question asks for.
namespace EdgeAgent.Outbox.Storage;

/// <summary>Reads rollups; one whose checksum is wrong is passed over.</summary>
internal sealed class RollupReader(Database database)
{
    private const string Columns = "row, metric, period, subject, starts, ends, revision, data, crc";

    // Metric, period and subject make a series. The unique index holds series after series, each by its start: one
    // step leads to the next series, another to the first row wanted in it.
    private const string Rows =
        $"""
        SELECT {Columns} FROM rollups
        WHERE metric = ?1 AND period = ?2 AND subject = ?3 AND starts >= ?4 AND starts < ?5 ORDER BY starts LIMIT ?6
        """;

    private readonly Statement _waiting = database.Prepare(
        $"SELECT {Columns} FROM rollups WHERE sent = 0 ORDER BY row LIMIT ?1");

    private readonly Statement _series = database.Prepare(NextSeries(">="));
    private readonly Statement _nextSeries = database.Prepare(NextSeries(">"));
    private readonly Statement _rows = database.Prepare(Rows);

    /// <summary>The statements of a search; a test holds them to the index.</summary>
    internal static IReadOnlyList<string> Searches { get; } = [NextSeries(">="), NextSeries(">"), Rows];

    /// <summary>Those that the broker does not have, oldest first.</summary>
    public IReadOnlyList<StoredRollup> Waiting(int maximum)
    {
        var found = new List<StoredRollup>();
        Take(_waiting.Bind(1, maximum), found);
        return found;
    }

    /// <summary>Those that a search finds, see <see cref="IOutboxArchive.FindRollupsAsync"/>.</summary>
    public IReadOnlyList<StoredRollup> Find(RollupSearch search, RollupPlace? after, int maximum)
    {
        var found = new List<StoredRollup>();
        var series = after is { } place
            ? new Series(place.Metric, place.Period, place.Subject)
            : Step(_series, new Series(search.Metric ?? "", search.Period ?? "", search.Subject ?? ""));
        var from = after is { } last ? Math.Max(last.Start.UtcTicks + 1, search.From.UtcTicks) : search.From.UtcTicks;
        while (series is not null && found.Count < maximum && !IsPast(series, search))
        {
            if (Matches(series, search))
            {
                Take(
                    _rows.Bind(1, series.Metric).Bind(2, series.Period).Bind(3, series.Subject).Bind(4, from)
                        .Bind(5, search.To.UtcTicks).Bind(6, maximum - found.Count),
                    found);
            }

            if (found.Count >= maximum) break;
            series = Step(_nextSeries, series);
            from = search.From.UtcTicks;
        }

        return found;
    }

    private static string NextSeries(string relation) =>
        $"""
        SELECT metric, period, subject FROM rollups WHERE (metric, period, subject) {relation} (?1, ?2, ?3)
        ORDER BY metric, period, subject LIMIT 1
        """;

    private static bool Matches(Series series, RollupSearch search) =>
        (search.Metric ?? series.Metric) == series.Metric && (search.Period ?? series.Period) == series.Period
        && (search.Subject ?? series.Subject) == series.Subject;

    // Series rise by metric first: beyond the wanted one nothing can match any more.
    private static bool IsPast(Series series, RollupSearch search) =>
        search.Metric is { } metric && series.Metric != metric;

    private static Series? Step(Statement statement, Series from)
    {
        statement.Bind(1, from.Metric).Bind(2, from.Period).Bind(3, from.Subject);
        var found = statement.Step() ? new Series(statement.Text(0), statement.Text(1), statement.Text(2)) : null;
        statement.Reset();
        return found;
    }

    private static void Take(Statement rows, List<StoredRollup> found)
    {
        while (rows.Step())
        {
            var rollup = new Rollup(
                rows.Text(1), rows.Text(2), rows.Text(3), EventReader.Utc(rows.Integer(4)),
                EventReader.Utc(rows.Integer(5)), rows.Blob(7).ToArray());
            var revision = (int)rows.Integer(6);
            if (RollupTable.Check(rollup, revision) == rows.Integer(8))
                found.Add(new StoredRollup(rows.Integer(0), revision, rollup));
        }

        rows.Reset();
    }

    private sealed record Series(string Metric, string Period, string Subject);
}
