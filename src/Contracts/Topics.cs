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

    /// <summary>HQ's questions.</summary>
    public string QueryRequests => $"{Root}/q/req";

    /// <summary>HQ's wish for the configuration, retained.</summary>
    public string DesiredConfig => $"{Root}/cfg/desired";

    /// <summary>Which configuration and lists are in force, retained.</summary>
    public string ReportedConfig => $"{Root}/cfg/reported";

    /// <summary>Every command of HQ; <c>cmd/res/…</c> lies two levels down and does not match.</summary>
    public string Commands => $"{Root}/cmd/+";

    /// <summary>Every list of HQ.</summary>
    public string Lists => $"{Root}/list/+";

    /// <summary>All work that HQ gives; <c>work/res/…</c> and <c>work/refused/…</c> do not match.</summary>
    public string Work => $"{Root}/work/todo/+";

    /// <summary>Results that HQ refuses.</summary>
    public string RefusedResults => $"{Root}/work/refused/+";

    /// <summary>The chunks of the answer to a question.</summary>
    public string QueryAnswers(string id) => $"{Root}/q/res/{id}";

    /// <summary>A command of HQ.</summary>
    public string Command(string name) => $"{Root}/cmd/{name}";

    /// <summary>What became of a command.</summary>
    public string CommandResult(string id) => $"{Root}/cmd/res/{id}";

    /// <summary>A versioned list of HQ, retained.</summary>
    public string List(string name) => $"{Root}/list/{name}";

    /// <summary>An assignment of HQ, retained until the box has answered.</summary>
    public string WorkToDo(string name) => $"{Root}/work/todo/{name}";

    /// <summary>What the box made of an assignment.</summary>
    public string WorkAnswer(string name) => $"{Root}/work/res/{name}";

    /// <summary>A result that HQ refuses, retained.</summary>
    public string RefusedResult(string name) => $"{Root}/work/refused/{name}";

    /// <summary>Batches of events of one kind.</summary>
    public string Events(Events.EventKind kind) => $"{Root}/evt/{kind.TopicLevel}";

    /// <summary>Flat rollups, retained.</summary>
    public string Rollup(string metric, string period) => $"{Root}/agg/{metric}/{period}";

    /// <summary>The box whose topics these are.</summary>
    public BoxAddress Address => new(Tenant, Store, Box);

    /// <summary>Reads a topic: whose it is, and what stands after the box (<c>evt/retail-tag-arrived</c>).</summary>
    public static bool TryParse(string topic, string prefix, out BoxAddress box, out string rest)
    {
        (box, rest) = (default, "");
        if (topic.Split('/', 6) is not [var first, "v1", var tenant, var store, var name, var tail]) return false;
        if (first != prefix || !IsLevel(tenant) || !IsLevel(store) || !IsLevel(name)) return false;
        (box, rest) = (new BoxAddress(tenant, store, name), tail);
        return true;
    }

    /// <summary>Whether a text may stand as one level of a topic.</summary>
    public static bool IsLevel(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(
            c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');
}
