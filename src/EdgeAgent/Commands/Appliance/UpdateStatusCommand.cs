// `edge-agent update status`: which version runs, which is wanted and how far it has come, and what became of the
// last ones.
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Appliance.Updates;

namespace EdgeAgent.Commands.Appliance;

/// <summary>The command <c>update status</c>; exit code 0.</summary>
internal static class UpdateStatusCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(UpdateSurroundings around)
    {
        var config = ConfigOption.Make();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("status", "Which version runs, which one is wanted, and how far it has come.")
        {
            config, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            using var surroundings = around.Look(parsed.GetValue(config));
            var view = await ViewAsync(surroundings.Box, stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(view, UpdateJson.Default.UpdateView));
            else foreach (var line in Lines(view)) await output.WriteLineAsync(line);
            return 0;
        });
        return command;
    }

    private static async Task<UpdateView> ViewAsync(BoxAround box, CancellationToken stop)
    {
        var status = (await box.Status(stop))?.Updates;
        return new UpdateView(
            box.Version.Text, box.Wish?.Version.Text, Word(status?.State.ToString() ?? "AgentAway"), status?.Bytes,
            status?.TotalBytes, box.Wish?.Window.ToString(), status?.Problem, box.Records.Before?.To,
            [.. box.Records.History.Select(outcome => new UpdateViewOutcome(
                outcome.Time, Word(outcome.Ending.ToString()), outcome.From, outcome.To, outcome.Reason))]);
    }

    private static string Word(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    private static IEnumerable<string> Lines(UpdateView view)
    {
        yield return $"This box runs version {view.Version}.";
        yield return view.Wanted is null
            ? "HQ wants no other version."
            : $"HQ wants version {view.Wanted}: {Words(view)}";
        if (view.Problem is { } problem) yield return problem;
        if (view.OnTrial is { } trial) yield return $"The installation of version {trial} is not over yet.";
        foreach (var outcome in view.History)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Time:yyyy-MM-dd HH:mm} {outcome.From} to {outcome.To}: {outcome.Ending}. {outcome.Reason}")
                .TrimEnd();
        }
    }

    private static string Words(UpdateView view) => view.State switch
    {
        "newest" => "nothing to do.",
        "not-yet" => "the roll-out does not include this box yet.",
        "tried-in-vain" => "it was tried and did not stay.",
        "loading" => $"{view.Bytes >> 20} of {(view.TotalBytes is { } total ? $"{total >> 20}" : "?")} MiB are here.",
        "ready" => $"its bundle is here and waits for the quiet hours, {view.Window}.",
        _ => "the agent does not answer.",
    };
}

/// <summary>Where updates stand, for programs.</summary>
/// <param name="Version">The version that runs.</param>
/// <param name="Wanted">The version that HQ wants; null for none.</param>
/// <param name="State">A word of <see cref="UpdateState"/>, or <c>agent-away</c>.</param>
/// <param name="Bytes">Bytes of the bundle that are here.</param>
/// <param name="TotalBytes">Bytes of the whole bundle.</param>
/// <param name="Window">When it may be installed.</param>
/// <param name="Problem">What holds it up.</param>
/// <param name="OnTrial">The version whose installation is not over; null for none.</param>
/// <param name="History">What became of the last ones, oldest first.</param>
internal sealed record UpdateView(
    string Version, string? Wanted, string State, long? Bytes, long? TotalBytes, string? Window, string? Problem,
    string? OnTrial, IReadOnlyList<UpdateViewOutcome> History);

/// <summary>One of the last updates.</summary>
internal sealed record UpdateViewOutcome(DateTimeOffset Time, string Ending, string From, string To, string? Reason);
