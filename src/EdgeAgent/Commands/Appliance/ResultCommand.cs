// `edge-agent result`: enrols, tests the box, and tells the outcome on the card, the page, the console and the lamp.
using System.CommandLine;
using EdgeAgent.Appliance;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Appliance.Results;
using EdgeAgent.Configuration;
using EdgeAgent.Web;

namespace EdgeAgent.Commands.Appliance;

/// <summary>The command <c>result</c>.</summary>
internal static class ResultCommand
{
    /// <summary>Builds the command; exit code 0 whatever is to mend, 1 where the box cannot be written.</summary>
    public static Command Build(DriverCatalogue drivers, TimeProvider time)
    {
        var places = new PlaceOptions();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command(
            "result",
            "Enrols the box where it is not yet, tests it, and writes RESULT.txt. For root, once the agent runs.")
        {
            places.Card, places.Root, places.Lamp, json,
        };
        command.SetAction((parsed, stop) => RunAsync(
            places.PartsOf(parsed, drivers, time),
            parsed.GetValue(json),
            parsed.InvocationConfiguration,
            stop));
        return command;
    }

    private static async Task<int> RunAsync(
        BoxParts parts, bool json, InvocationConfiguration invocation, CancellationToken stop)
    {
        try
        {
            var report = await new ResultRun(parts, Around(parts)).RunAsync(stop);
            invocation.Output.Write(json ? report.ToJson() + "\n" : ReportText.Of(report).ReplaceLineEndings("\n"));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            invocation.Error.WriteLine(
                $"The box cannot write its result ({fault.Message.TrimEnd('.')}): call this as root, and look whether the data partition is full or broken.");
            return 1;
        }
    }

    private static ResultSurroundings Around(BoxParts parts) => new()
    {
        AskHq = EnrolmentCall.TryAsync,
        AskAgent = config => stop => StatusAsync(config, stop),
        RestartAgent = () =>
        {
            if (parts.Box.IsThisMachine) parts.Call("systemctl", "try-restart", "edge-agent.service");
        },
        Show = text =>
        {
            if (parts.Box.IsThisMachine) BoxScreens.Show(text, parts.Time);
        },
    };

    private static async Task<AgentStatus?> StatusAsync(StoreConfig config, CancellationToken stop)
    {
        using var agent = new RunningAgent(config.Web);
        try
        {
            return await agent.StatusAsync(stop);
        }
        catch (Exception fault) when (
            fault is System.Text.Json.JsonException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return null; // Another program on the agent's port, or one that does not answer in time: no agent.
        }
    }
}
