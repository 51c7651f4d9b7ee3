// The topic tree of a box: {prefix}/v1/{tenant}/{store}/{box}/… Every level is [a-z0-9_-]: some brokers rewrite or
// refuse dots, spaces and wildcards.
namespace EdgeAgent.Contracts;

/// <summary>The topics of one box.</summary>
/// <param name="Prefix">The chain's prefix, usually <c>retail</c>.</param>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box.</param>
public sealed record Topics(string Prefix, string Tenant, string Store, string Box)
{
    /// <summary>Where all topics of the box start.</summary>
    public string Root { get; } = $"{Prefix}/v1/{Tenant}/{Store}/{Box}";

    /// <summary>Retained state, and the will.</summary>
    public string Status => $"{Root}/status";

    /// <summary>Retained catalogue of devices, kinds and metrics.</summary>
    public string Meta => $"{Root}/meta";

    /// <summary>Retained: what the broker has acknowledged, by class.</summary>
    public string HandedOver => $"{Root}/handed-over";

    /// <summary>HQ's custody acknowledgement.</summary>
    public string Ack => $"{Root}/ack";

    /// <summary>Batches of events of one kind.</summary>
    public string Events(Events.EventKind kind) => $"{Root}/evt/{kind.TopicLevel}";

    /// <summary>Flat rollups, retained.</summary>
    public string Rollup(string metric, string period) => $"{Root}/agg/{metric}/{period}";

    /// <summary>Whether a text may stand as one level of a topic.</summary>
    public static bool IsLevel(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(
            c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');
}
