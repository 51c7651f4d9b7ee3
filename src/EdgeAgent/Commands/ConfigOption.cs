// The option that most commands share: which config file.
using System.CommandLine;
using EdgeAgent.Configuration;

namespace EdgeAgent.Commands;

/// <summary>The option <c>--config</c>.</summary>
internal static class ConfigOption
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> Make() => new("--config")
    {
        Description = $"The config file. Default: {ConfigLoader.InstalledFile}, else ./store.yaml.",
    };

    /// <summary>Loads the file that was named, or the standard one.</summary>
    public static ConfigLoad Load(this ParseResult parsed, Option<string?> option, DriverCatalogue drivers) =>
        new ConfigLoader(drivers).Load(parsed.GetValue(option) ?? ConfigLoader.StandardFile);
}
