// `edge-agent events`: what stands in the outbox, also while the agent runs; with --follow, what comes in from now on.
using System.CommandLine;
using EdgeAgent.Outbox;

namespace EdgeAgent.Commands;

/// <summary>The command <c>events</c>.</summary>
internal static class EventsCommand
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Builds the command.</summary>
    /// <param name="stateFolderOf">
    /// The state folder that a config file names (null: the standard file); null where it has faults.
    /// </param>
    /// <param name="time">The clock that --follow waits by.</param>
    public static Command Build(Func<string?, string?> stateFolderOf, TimeProvider time)
    {
        var folder = new StateFolderOptions(stateFolderOf);
        var follow = new Option<bool>("--follow") { Description = "Go on with what comes in, until Ctrl-C." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line." };
        var kind = new Option<string?>("--kind") { Description = "Only events whose type contains this." };
        var after = new Option<long?>("--after") { Description = "Only events after this sequence." };
        var last = new Option<int?>("--last") { Description = "Only the last N places. Default: 20." };
        var reveal = new Option<bool>("--reveal") { Description = "Print personal data, which is withheld otherwise." };
        var command = new Command("events", "Shows the events in the outbox.")
        {
            folder.State, folder.Config, follow, json, kind, after, last, reveal,
        };
        command.SetAction(async (parsed, stop) =>
        {
            if (folder.Find(parsed) is not { } state) return 1;
            var printer = new EventPrinter(
                Console.Out, parsed.GetValue(json), parsed.GetValue(kind), parsed.GetValue(reveal));
            return await ShowAsync(
                state, printer, parsed.GetValue(after), parsed.GetValue(last), parsed.GetValue(follow) ? time : null,
                stop);
        });
        return command;
    }

    private static async Task<int> ShowAsync(
        string state, EventPrinter printer, long? after, int? last, TimeProvider? time, CancellationToken stop)
    {
        const int UsualLast = 20;
        try
        {
            using var view = OutboxView.Open(state);
            var newest = view.Figures().Classes.Max(figures => figures.Last);
            var places = last ?? (after is null ? UsualLast : (int?)null);
            var from = Math.Max(after ?? 0, places is { } count ? newest - count : 0);
            while (true)
            {
                var part = view.Read(from);
                foreach (var stored in part) printer.Print(stored);
                if (part.Count > 0) from = part[^1].Sequence;
                else if (time is null) return 0;
                else await Task.Delay(FollowEvery, time, stop);
            }
        }
        catch (OutboxRefusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0; // Ctrl-C is how --follow is meant to end.
        }
    }
}
