// `edge-hq backfill`: brings what boxes know of a time range into the database.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Pull;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>backfill</c>.</summary>
internal static class BackfillCommand
{
    /// <summary>Builds the command; exit code 1 where a box did not answer.</summary>
    public static Command Build(TimeProvider time)
    {
        var config = ConfigOption.Build();
        var boxes = new Option<string>("--store")
        {
            Description = "Whom: tenant/store/box; `*` stands for any text, as in 'demo/*/*'.",
            Required = true,
        };
        var from = new Option<string>("--from")
        {
            Description = "From this time: 2026-03-01, or 7d for 7 days ago.",
            Required = true,
        };
        var to = new Option<string?>("--to") { Description = "Up to this time, itself excluded; default: now." };
        var command = new Command("backfill", "Fetches rollups and events of a time range into the database.")
        {
            boxes, config, from, to,
        };
        command.SetAction((parsed, stop) => PullGuard.RunAsync(async () =>
        {
            var start = TimeArgument.Read(parsed.GetValue(from), "--from", time)!.Value;
            var end = TimeArgument.Read(parsed.GetValue(to), "--to", time) ?? time.GetUtcNow();
            if (start >= end) throw new BoxRefusal("--from must be earlier than --to.");
            var hq = HqConfigFile.Read(parsed.GetValue(config)!);
            await using var source = DatabaseSource.Open(hq.Database);
            var store = new PostgresStore(source, time, NullLogger<PostgresStore>.Instance);
            var broker = BrokerChoice.Of(hq, time);
            var found = await new BoxSearch(broker, hq.Prefix, time).FindAsync(parsed.GetValue(boxes)!, stop);
            var questions = new BoxQuestion(broker, hq.Prefix, PullGuard.Operator, time);
            var record = new QuestionRecord(source, PullGuard.Operator);
            return await RunAsync(found, () => new Backfill(questions, store, hq.Prefix), record, start, end, stop);
        }));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<BoxAddress> boxes, Func<Backfill> make, QuestionRecord record, DateTimeOffset from,
        DateTimeOffset to, CancellationToken stop)
    {
        var lines = new List<string>();
        var silent = 0;
        await AnsiConsole.Progress().HideCompleted(false).StartAsync(async progress =>
        {
            foreach (var box in boxes)
            {
                var (backfill, outcome) = (make(), QuestionRecord.Whole);
                try
                {
                    await BarAsync(
                        progress, $"{box} rollups", backfill, () => backfill.RollupsAsync(box, from, to, stop));
                    await BarAsync(
                        progress, $"{box} events", backfill, () => backfill.EventsAsync(box, from, to, stop));
                }
                catch (BoxRefusal refusal)
                {
                    lines.Add(outcome = refusal.Message);
                    silent++;
                }

                lines.Add(Summary(box, backfill.Counts));
                var range = new QueryRequest { Id = "", Kind = "backfill", From = from, To = to };
                await record.AddAsync(box, range, Came(backfill.Counts), outcome, stop);
            }
        });
        foreach (var line in lines) Console.Out.WriteLine(line);
        return silent == 0 ? 0 : 1;
    }

    // How much will come is not known beforehand: the bar moves while it comes, and says how much did.
    private static async Task BarAsync(ProgressContext progress, string name, Backfill backfill, Func<Task> work)
    {
        var bar = progress.AddTask(Markup.Escape(name));
        bar.IsIndeterminate = true;
        await work();
        bar.Description = Markup.Escape($"{name}: {Came(backfill.Counts):n0}");
        (bar.IsIndeterminate, bar.Value) = (false, bar.MaxValue);
    }

    private static long Came(BackfillCounts counts) => counts.Rollups + counts.Stored + counts.There;

    private static string Summary(BoxAddress box, BackfillCounts counts) =>
        $"{box}: {counts.Rollups:n0} rollup rows; {counts.Stored:n0} events stored, {counts.There:n0} there already, "
        + $"{counts.Resent:n0} sent again by the box for the collector, {counts.Named:n0} named as gone.";
}
