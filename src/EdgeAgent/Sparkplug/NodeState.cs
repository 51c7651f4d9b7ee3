// Where an edge node stands in its protocol. A value: what changes it are the functions of EdgeNode, and nothing else.
using System.Collections.Immutable;
using EdgeAgent.Sparkplug.Payloads;

namespace EdgeAgent.Sparkplug;

/// <summary>The phases between two connections.</summary>
internal enum NodePhase
{
    /// <summary>There is no connection.</summary>
    Away,

    /// <summary>Connected; the primary host has not said that it is online.</summary>
    AwaitsHost,

    /// <summary>The births go out next, and no data before them.</summary>
    BirthDue,

    /// <summary>Born: changes go out as they are seen.</summary>
    Born,
}

/// <summary>The state of the protocol.</summary>
internal sealed record NodeState
{
    /// <summary>Before the first connection.</summary>
    public static NodeState Initial { get; } = new();

    /// <summary>The phase.</summary>
    public NodePhase Phase { get; init; }

    /// <summary>The <c>bdSeq</c> of this connection's will.</summary>
    public byte BirthDeath { get; init; }

    /// <summary>The <c>seq</c> of the next message; 255 is followed by 0.</summary>
    public byte NextSequence { get; init; }

    /// <summary>The last STATE of the primary host that counted on this connection.</summary>
    public HostState? Host { get; init; }

    /// <summary>Whether the node was born on this connection, so that it has a death to tell.</summary>
    public bool WasBorn { get; init; }

    /// <summary>Metrics that the node's birth told.</summary>
    public int NodeMetrics { get; init; }

    /// <summary>Devices that are born, with the number of metrics that their births told.</summary>
    public ImmutableSortedDictionary<string, int> Devices { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>The last value of each alias: what was told, or is kept to be told late.</summary>
    public ImmutableDictionary<ulong, MetricValue?> Known { get; init; } =
        ImmutableDictionary<ulong, MetricValue?>.Empty;
}
