// `edge-agent query`: what HQ may ask, asked on the spot of the state folder, also while the agent runs.
using System.CommandLine;
using System.Globalization;
using System.Text;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Rollups;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>The command <c>query</c>.</summary>
internal static class QueryCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="stateFolderOf">
    /// The state folder that a config file names (null: the standard file); null where it has faults.
    /// </param>
    public static Command Build(Func<string?, string?> stateFolderOf)
    {
        var folder = new StateFolderOptions(stateFolderOf);
        var kind = new Argument<string>("kind") { Description = "What to ask: rollup or events." };
        kind.AcceptOnlyFromAmong(QueryKinds.Rollup, QueryKinds.Events);
        var metric = new Option<string?>("--metric") { Description = "Rollups of this metric only." };
        var period = new Option<string?>("--period") { Description = "Rollups of this period only: 1m, 15m." };
        var subject = new Option<string?>("--subject") { Description = "Rollups of this zone or line only." };
        var from = new Option<DateTimeOffset?>("--from") { Description = "From this time." };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Up to this time, itself excluded." };
        var first = new Option<long?>("--seq-from") { Description = "Events from this sequence." };
        var last = new Option<long?>("--seq-to") { Description = "Events up to this sequence." };
        var type = new Option<string?>("--type") { Description = "Events of this type only." };
        var limit = new Option<int>("--limit")
        {
            Description = "Rows at most.",
            DefaultValueFactory = _ => 1_000,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line." };
        var reveal = new Option<bool>("--reveal") { Description = "Print personal data, which is withheld otherwise." };
        var command = new Command("query", "Asks the state folder for rollups or events, as HQ asks the box.")
        {
            kind, folder.State, folder.Config, metric, period, subject, from, to, first, last, type, limit, json,
            reveal,
        };
        command.SetAction(parsed =>
        {
            if (folder.Find(parsed) is not { } state) return 1;
            var (start, end) = (parsed.GetValue(from), parsed.GetValue(to));
            var most = parsed.GetValue(limit);
            if (parsed.GetValue(kind) == QueryKinds.Rollup)
            {
                var search = new RollupSearch(
                    parsed.GetValue(metric), parsed.GetValue(period), parsed.GetValue(subject),
                    start ?? DateTimeOffset.MinValue, end ?? DateTimeOffset.MaxValue);
                return Show(state, view => Print(view.FindRollups(search, most), parsed.GetValue(json)));
            }

            var printer = new EventPrinter(Console.Out, parsed.GetValue(json), kind: null, parsed.GetValue(reveal));
            var (after, upTo) = ((parsed.GetValue(first) ?? 1) - 1, parsed.GetValue(last) ?? long.MaxValue);
            bool IsWanted(StoredEvent stored) =>
                stored.Sequence <= upTo && !(stored.Time < start) && !(stored.Time >= end)
                && stored.Kind.Type == (parsed.GetValue(type) ?? stored.Kind.Type);
            return Show(state, view => Print(view, after, upTo, most, IsWanted, printer));
        });
        return command;
    }

    private static int Show(string state, Action<OutboxView> show)
    {
        try
        {
            using var view = OutboxView.Open(state);
            show(view);
            return 0;
        }
        catch (OutboxRefusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
    }

    private static void Print(
        OutboxView view, long after, long upTo, int most, Func<StoredEvent, bool> isWanted, EventPrinter printer)
    {
        while (after < upTo && view.Read(after) is { Count: > 0 } part)
        {
            foreach (var stored in part.Where(isWanted))
            {
                if (most-- <= 0) return;
                printer.Print(stored);
            }

            after = part[^1].Sequence;
        }
    }

    private static void Print(IReadOnlyList<StoredRollup> rows, bool json)
    {
        if (json)
        {
            foreach (var row in rows) Console.Out.WriteLine(Encoding.UTF8.GetString(RollupJson.WriteRow(row).Span));
            return;
        }

        var table = new Table().AddColumns("metric", "period", "subject", "start (UTC)", "values");
        foreach (var row in rows)
        {
            var rollup = row.Rollup;
            table.AddRow(
                rollup.Metric, rollup.Period, Markup.Escape(rollup.Subject),
                rollup.Start.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Markup.Escape(Values(rollup)));
        }

        Terminal.Output().Write(table);
    }

    // What the other columns do not say.
    private static string Values(Rollup rollup)
    {
        string[] said = ["tenant", "store", "box", "metric", "start", "end", "zone", "line"];
        using var values = System.Text.Json.JsonDocument.Parse(rollup.Values);
        return string.Join(
            ", ",
            values.RootElement.EnumerateObject().Where(field => !said.Contains(field.Name)).Select(
                field => $"{field.Name} {field.Value}"));
    }
}
