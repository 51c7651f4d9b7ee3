// `edge-hq run`: the collector, with its health and metrics.
using System.CommandLine;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Hosting;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build(TimeProvider time)
    {
        var config = ConfigOption.Build();
        var command = new Command("run", "Collects what boxes say into the database; run as many as you like.")
        {
            config,
        };
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(
            () => HqHost.RunAsync(HqConfigFile.Read(parsed.GetValue(config)!), time, stop)));
        return command;
    }
}
