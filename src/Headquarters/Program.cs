// The entry point of `edge-hq`.
using System.CommandLine;
using EdgeAgent.Headquarters.Commands;

namespace EdgeAgent.Headquarters;

/// <summary>The entry point.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => Commands(TimeProvider.System).Parse(arguments).InvokeAsync(
        new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });

    /// <summary>The whole command line.</summary>
    internal static RootCommand Commands(TimeProvider time) =>
        new("EdgeAgent headquarters: takes custody of what boxes know, and asks them.")
        {
            RunCommand.Build(time),
            MigrateCommand.Build(),
            EnrolTokenCommand.Build(time),
            QueryCommand.Build(time),
            BackfillCommand.Build(time),
            PushCommand.Build(time),
            SimulateCommand.Build(TimeProvider.System),
        };
}
