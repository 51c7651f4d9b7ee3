// What every `edge-hq push` takes: which boxes, which broker, and whether a program reads the answer.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Commands;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Pull;

namespace EdgeAgent.Headquarters.Push;

/// <summary>The common options.</summary>
internal sealed class PushOptions
{
    private readonly Option<string[]> _stores = new("--store")
    {
        Description = "The box as tenant/store/box; `*` stands for any text, as in 'demo/*/*'; may be repeated.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object for each box." };
    private readonly Option<string> _config = ConfigOption.Build();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_stores);
        command.Options.Add(_config);
        command.Options.Add(_json);
    }

    /// <summary>Pushes to every box that was named.</summary>
    public async Task<int> RunAsync(
        ParseResult parsed, Func<IBroker, PushToBox> push, TimeProvider time, CancellationToken stop)
    {
        var config = HqConfigFile.Read(ConfigOf(parsed));
        var broker = BrokerChoice.Of(config, time);
        var boxes = new List<Topics>();
        foreach (var pattern in parsed.GetValue(_stores)!)
            boxes.AddRange(await FindAsync(pattern, new BoxSearch(broker, config.Prefix, time), config.Prefix, stop));
        return await PushRun.RunAsync(
            [.. boxes.Distinct()], push(broker), parsed.GetValue(_json), parsed.InvocationConfiguration.Output, stop);
    }

    /// <summary>The config file that was named.</summary>
    public string ConfigOf(ParseResult parsed) => parsed.GetValue(_config)!;

    /// <summary>The topics of a box that was named.</summary>
    /// <exception cref="ConfigRefusal">It is no <c>tenant/store/box</c>.</exception>
    public static Topics Box(string text, string prefix) =>
        BoxAddress.TryParse(text, out var box)
            ? new Topics(prefix, box.Tenant, box.Store, box.Box)
            : throw new ConfigRefusal($"`--store {text}` names no box: write tenant/store/box.");

    private static async Task<IEnumerable<Topics>> FindAsync(
        string pattern, BoxSearch search, string prefix, CancellationToken stop)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal)) return [Box(pattern, prefix)];
        try
        {
            return (await search.FindAsync(pattern, stop)).Select(box => Box(box.ToString(), prefix));
        }
        catch (BoxRefusal refusal)
        {
            throw new ConfigRefusal(refusal.Message);
        }
    }
}
