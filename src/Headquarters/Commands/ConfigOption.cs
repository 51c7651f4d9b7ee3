// The option `--config`, the same for every command that needs HQ's broker or database; and how their refusals look.
using System.CommandLine;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Commands;

internal static class ConfigOption
{
    /// <summary>Builds the option.</summary>
    public static Option<string> Build() => new("--config")
    {
        Description = "The config file.",
        DefaultValueFactory = _ => HqConfigFile.Standard,
    };

    /// <summary>Runs a command's work; a refusal is told in its sentence, and the exit code is 1.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception refusal) when (refusal is ConfigRefusal or BrokerRefusal or StoreUnavailable or SchemaRefusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }
}
