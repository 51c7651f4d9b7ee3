// `edge-agent run`: the service itself.
using System.CommandLine;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;

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
        command.SetAction((parsed, stop) => RunAsync(
            parsed.Load(config, drivers), services, stop));
        return command;
    }

    private static async Task<int> RunAsync(ConfigLoad load, DriverServices services, CancellationToken stop)
    {
        if (load.Config is not { } config)
        {
            CheckPrinter.Print(Terminal.Over(Console.Error, Console.IsErrorRedirected), load, CheckReport.Of(load, []));
            return 1;
        }

        using var logs = AgentLogging.Create(config.Log);
        return await Agent.RunAsync(config, services, logs, stop);
    }
}
