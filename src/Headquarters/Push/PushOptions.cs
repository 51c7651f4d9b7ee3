// What every `edge-hq push` takes: which boxes, which broker, and whether a program reads the answer.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Commands;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Push;

/// <summary>The common options.</summary>
internal sealed class PushOptions
{
    private readonly Option<string[]> _stores = new("--store")
    {
        Description = "The box as tenant/store/box; may be repeated.",
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
    public Task<int> RunAsync(
        ParseResult parsed, Func<IBroker, PushToBox> push, TimeProvider time, CancellationToken stop)
    {
        var config = HqConfigFile.Read(parsed.GetValue(_config)!);
        var boxes = parsed.GetValue(_stores)!.Distinct(StringComparer.Ordinal).Select(box => Box(box, config.Prefix));
        return PushRun.RunAsync(
            [.. boxes], push(BrokerChoice.Of(config, time)), parsed.GetValue(_json),
            parsed.InvocationConfiguration.Output, stop);
    }

    /// <summary>The topics of a box that was named.</summary>
    /// <exception cref="ConfigRefusal">It is no <c>tenant/store/box</c>.</exception>
    public static Topics Box(string text, string prefix) =>
        BoxAddress.TryParse(text, out var box)
            ? new Topics(prefix, box.Tenant, box.Store, box.Box)
            : throw new ConfigRefusal($"`--store {text}` names no box: write tenant/store/box.");
}
