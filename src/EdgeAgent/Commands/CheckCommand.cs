// `edge-agent check`: reads the config, shows every fault at once, and looks at what the box needs around it.
using System.CommandLine;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration;

namespace EdgeAgent.Commands;

/// <summary>Checks a config file and its surroundings.</summary>
public static class CheckCommand
{
    /// <summary>Makes the command; exit code 0 when the box can run, 1 when not.</summary>
    public static Command Build(DriverCatalogue drivers, TimeProvider time)
    {
        var file = ConfigOption.Make();
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text." };
        var command = new Command("check", "Check store.yaml and what the box needs around it; all faults at once.")
        {
            file, json,
        };
        command.SetAction((arguments, stop) =>
            RunAsync(arguments.Load(file, drivers), arguments.GetValue(json), time, stop));
        return command;
    }

    private static async Task<int> RunAsync(ConfigLoad load, bool json, TimeProvider time, CancellationToken stop)
    {
        var report = await Surroundings.ReportAsync(load, time, stop);
        if (json) Console.Out.WriteLine(report.ToJson());
        else CheckPrinter.Print(Terminal.Output(), load, report);
        return report.Ok ? 0 : 1;
    }
}
