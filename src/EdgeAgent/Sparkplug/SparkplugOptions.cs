// The `uplink: sparkplug:` block of store.yaml.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Sparkplug;

/// <summary>How the box shows itself to Sparkplug hosts.</summary>
public sealed record SparkplugOptions
{
    /// <summary>The group id; null = the chain's name.</summary>
    public string? Group { get; init; }

    /// <summary>The edge node id; null = <c>{store}-{box}</c>.</summary>
    public string? Node { get; init; }

    /// <summary>The id of the host without which nothing is told; null = the box waits for nobody.</summary>
    public string? PrimaryHost { get; init; }

    /// <summary>How often the box looks for changes, 100 ms to 1 h.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Changes kept in memory while nobody listens, 0 to 100,000; beyond it the oldest go.</summary>
    public int History { get; init; } = 10_000;

    /// <summary>Reads the block.</summary>
    public static SparkplugOptions Read(IOptionReader reader)
    {
        var standard = new SparkplugOptions();
        var options = new SparkplugOptions
        {
            Group = reader.OptionalText("group", "Sparkplug group id; without it `{tenant}`.", "stores-north"),
            Node = reader.OptionalText("node", "Sparkplug edge node id; without it `{store}-{box}`.", "0042-box-1"),
            PrimaryHost = reader.OptionalText(
                "primary-host", "Host id whose STATE the box waits for before it tells anything.", "scada-1"),
            Every = reader.Duration(
                "every", "How often the box looks for changes to tell.",
                standard.Every, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            History = reader.Integer(
                "history",
                "Changes kept in memory while nobody listens, and told as historical afterwards.",
                standard.History, 0, 100_000, "changes"),
        };
        Check(reader, "group", options.Group);
        Check(reader, "node", options.Node);
        Check(reader, "primary-host", options.PrimaryHost);
        return options;
    }

    private static void Check(IOptionReader reader, string key, string? id)
    {
        if (id is null || SparkplugTopics.IsId(id)) return;
        reader.Fault(
            key,
            $"`{key}` is `{id}`: a Sparkplug id is a topic level, without `+`, `/`, `#` and control characters.");
    }
}
