// The option `--config`, the same for every command that needs HQ's broker or database.
using System.CommandLine;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Commands;

internal static class ConfigOption
{
    /// <summary>Builds the option.</summary>
    public static Option<string> Build() => new("--config")
    {
        Description = "The config file.",
        DefaultValueFactory = _ => HqConfigFile.Standard,
    };
}
