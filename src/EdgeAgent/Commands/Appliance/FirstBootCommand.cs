// `edge-agent first-boot`: what the box does with its card at every start, before the agent runs.
using System.CommandLine;
using EdgeAgent.Appliance;
using EdgeAgent.Appliance.FirstBoot;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;

namespace EdgeAgent.Commands.Appliance;

/// <summary>The command <c>first-boot</c>.</summary>
internal static class FirstBootCommand
{
    /// <summary>Builds the command; exit code 0 whatever is to mend, 1 where the box cannot be written.</summary>
    public static Command Build(DriverCatalogue drivers, TimeProvider time)
    {
        var places = new PlaceOptions();
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var command = new Command(
            "first-boot",
            "Takes over what is on the card: secrets, network.yaml, store.yaml. For root, at every start.")
        {
            places.Card, places.Root, places.NetworkUnits, places.TimeUnits, places.Lamp, json,
        };
        command.SetAction(parsed => Run(
            places.PartsOf(parsed, drivers, time), parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(BoxParts parts, bool json, InvocationConfiguration invocation)
    {
        try
        {
            var report = new FirstBootRun(parts).Run();
            invocation.Output.Write(json
                ? report.ToJson() + "\n"
                : ReportText.Of(FirstBootRun.Told(report)).ReplaceLineEndings("\n"));
            return 0;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            invocation.Error.WriteLine(
                $"The box cannot take over its card ({fault.Message.TrimEnd('.')}): call this as root, and look whether the data partition is full or broken.");
            return 1;
        }
    }
}
