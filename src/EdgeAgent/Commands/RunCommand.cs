// `edge-agent run`: the service itself.
using System.CommandLine;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Steering.Config;

namespace EdgeAgent.Commands;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    /// <summary>
    /// Builds the command; exit code 0 after a wanted stop, 1 where the agent could not start or go on.
    /// </summary>
    public static Command Build(DriverCatalogue drivers, DriverServices services)
    {
        var config = ConfigOption.Make();
        var command = new Command("run", "Runs the agent until it is stopped (Ctrl-C or SIGTERM).") { config };
        command.SetAction((parsed, stop) => RunAsync(() => parsed.Load(config, drivers), drivers, services, stop));
        return command;
    }

    // One turn for each run of the agent: HQ may give it another configuration, and take it back, in this process.
    private static async Task<int> RunAsync(
        Func<ConfigLoad> load, DriverCatalogue drivers, DriverServices services, CancellationToken stop)
    {
        var choice = new ConfigChoice(new ConfigLoader(drivers), services.Time);
        while (true)
        {
            var installed = load();
            if (installed.Config is null)
            {
                CheckPrinter.Print(
                    Terminal.Over(Console.Error, Console.IsErrorRedirected), installed, CheckReport.Of(installed, []));
                return 1;
            }

            var inForce = choice.Choose(installed);
            using var logs = AgentLogging.Create(inForce.Config.Log);
            var end = await Agent.RunAsync(inForce, services, logs, stop);
            if (end.Ending == AgentEnding.Stopped) return 0;
            if (end.Ending == AgentEnding.Failed && !choice.TakeBack(inForce, end.Reason ?? "")) return 1;
        }
    }
}
