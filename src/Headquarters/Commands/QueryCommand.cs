// `edge-hq query`: asks boxes what they know, also of a time that HQ never stored.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Storing;
using Spectre.Console;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>query</c>.</summary>
internal static class QueryCommand
{
    /// <summary>Builds the command; exit code 1 where a box did not answer.</summary>
    public static Command Build(TimeProvider time)
    {
        var config = ConfigOption.Build();
        var kind = new Argument<string>("kind")
        {
            Description = $"What to ask: {string.Join(", ", QueryKinds.All)}.",
        };
        kind.AcceptOnlyFromAmong([.. QueryKinds.All]);
        var boxes = new Option<string>("--store")
        {
            Description = "Whom: tenant/store/box; `*` stands for any text, as in 'demo/*/*'.",
            Required = true,
        };
        var metric = new Option<string?>("--metric") { Description = "Rollups of this metric only." };
        var period = new Option<string?>("--period") { Description = "Rollups of this period only: 1m, 15m." };
        var subject = new Option<string?>("--subject") { Description = "Rollups of this zone or line only." };
        var from = new Option<string?>("--from") { Description = "From this time: 2026-03-01, or 7d for 7 days ago." };
        var to = new Option<string?>("--to") { Description = "Up to this time, itself excluded." };
        var first = new Option<long?>("--seq-from") { Description = "From this sequence." };
        var last = new Option<long?>("--seq-to") { Description = "Up to this sequence." };
        var type = new Option<string?>("--type") { Description = "Events of this type only." };
        var limit = new Option<int?>("--limit") { Description = "Items of each box at most." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line." };
        var command = new Command("query", "Asks boxes: rollups, events, gaps, and how they are.")
        {
            kind, boxes, config, metric, period, subject, from, to, first, last, type, limit, json,
        };
        command.SetAction((parsed, stop) => PullGuard.RunAsync(() =>
        {
            var question = new QueryRequest
            {
                Id = "",
                Kind = parsed.GetValue(kind)!,
                Metric = parsed.GetValue(metric),
                Period = parsed.GetValue(period),
                Subject = parsed.GetValue(subject),
                From = TimeArgument.Read(parsed.GetValue(from), "--from", time),
                To = TimeArgument.Read(parsed.GetValue(to), "--to", time),
                SeqFrom = parsed.GetValue(first),
                SeqTo = parsed.GetValue(last),
                Type = parsed.GetValue(type),
                Limit = parsed.GetValue(limit),
            };
            var hq = HqConfigFile.Read(parsed.GetValue(config)!);
            return RunAsync(hq, parsed.GetValue(boxes)!, question, parsed.GetValue(json), time, stop);
        }));
        return command;
    }

    private static async Task<int> RunAsync(
        HqConfig config, string pattern, QueryRequest question, bool json, TimeProvider time, CancellationToken stop)
    {
        var broker = BrokerChoice.Of(config, time);
        var questions = new BoxQuestion(broker, config.Prefix, PullGuard.Operator, time);
        var printer = new AnswerPrinter(question.Kind, json, Terminal(), Console.Out);
        await using var source = DatabaseSource.Open(config.Database);
        var record = new QuestionRecord(source, PullGuard.Operator);
        var silent = 0;
        foreach (var box in await new BoxSearch(broker, config.Prefix, time).FindAsync(pattern, stop))
        {
            var (items, outcome) = (0L, QuestionRecord.Whole);
            try
            {
                items = await questions.AskAsync(box, question, chunk => printer.TakeAsync(box, chunk), stop);
            }
            catch (BoxRefusal refusal)
            {
                Console.Error.WriteLine(outcome = refusal.Message);
                silent++;
            }

            await RecordAsync(record, box, question, items, outcome, stop);
        }

        printer.Print();
        return silent == 0 ? 0 : 1;
    }

    // A pipe or a file has no width to wrap at, and no colours.
    private static IAnsiConsole Terminal()
    {
        const int NeverWrap = 100_000;
        var plain = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (plain) console.Profile.Width = NeverWrap;
        return console;
    }

    // A box can be asked while the database is away, which may be why it is asked; the box's own log names the asker.
    private static async Task RecordAsync(
        QuestionRecord record, BoxAddress box, QueryRequest question, long items, string outcome,
        CancellationToken stop)
    {
        try
        {
            await record.AddAsync(box, question, items, outcome, stop);
        }
        catch (StoreUnavailable fault)
        {
            Console.Error.WriteLine($"The question is not on record at HQ. {fault.Message}");
        }
    }
}
