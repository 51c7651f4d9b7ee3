// Which state folder a command looks into: named by itself, or by the config that the agent runs with.
using System.CommandLine;

namespace EdgeAgent.Commands;

/// <summary>The options <c>--state</c> and <c>--config</c>.</summary>
/// <param name="folderOf">The state folder that a config file names; null where the file has faults.</param>
internal sealed class StateFolderOptions(Func<string?, string?> folderOf)
{
    /// <summary>The folder itself.</summary>
    public Option<string?> State { get; } = new("--state")
    {
        Description = "The state folder. Default: the one that the config names.",
    };

    /// <summary>The config that names it.</summary>
    public Option<string?> Config { get; } = new("--config")
    {
        Description = "The config file that names the state folder.",
    };

    /// <summary>The folder; null, with a sentence said, where none is known.</summary>
    public string? Find(ParseResult parsed)
    {
        var folder = parsed.GetValue(State) ?? folderOf(parsed.GetValue(Config));
        if (folder is null)
            Console.Error.WriteLine("No state folder is known: name it with --state, or the config with --config.");
        return folder;
    }
}
