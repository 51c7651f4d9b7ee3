// `edge-agent check`: reads the config, shows every fault at once, and looks at what the box needs around it.
using System.CommandLine;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;

namespace EdgeAgent.Commands;

/// <summary>Checks a config file and its surroundings.</summary>
public static class CheckCommand
{
    /// <summary>Makes the command; exit code 0 when the box can run, 1 when not.</summary>
    public static Command Build(DriverCatalogue drivers, TimeProvider time)
    {
        var file = new Option<string?>("--config")
        {
            Description = $"The config file. Default: {ConfigLoader.InstalledFile}, else ./store.yaml.",
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of text." };
        var command = new Command("check", "Check store.yaml and what the box needs around it; all faults at once.")
        {
            file, json,
        };
        command.SetAction((arguments, stop) =>
        {
            var name = arguments.GetValue(file) ?? ConfigLoader.StandardFile;
            return RunAsync(new ConfigLoader(drivers), name, arguments.GetValue(json), time, stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ConfigLoader loader, string file, bool json, TimeProvider time, CancellationToken stop)
    {
        var load = loader.Load(file);
        var findings = new List<Finding>();
        if (load.Config is { } config)
            await foreach (var finding in Surroundings.LookAsync(config, load.Secrets, new SecretSource(), time, stop))
                findings.Add(finding);
        var report = CheckReport.Of(load, findings);
        if (json) Console.Out.WriteLine(report.ToJson());
        else CheckPrinter.Print(Terminal.Output(), load, report);
        return report.Ok ? 0 : 1;
    }
}
