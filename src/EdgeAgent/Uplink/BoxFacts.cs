// What the uplink says about the box it runs on.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;

namespace EdgeAgent.Uplink;

/// <summary>Facts for status, catalogue and envelopes.</summary>
public sealed record BoxFacts
{
    /// <summary>The box's topics: they name tenant, store and box.</summary>
    public required Topics Topics { get; init; }

    /// <summary>The agent's version.</summary>
    public required string Version { get; init; }

    /// <summary>The kernel's boot id.</summary>
    public required string BootId { get; init; }

    /// <summary>Hash of the configuration in force.</summary>
    public required string ConfigHash { get; init; }

    /// <summary>Whether the box's clock can be trusted, asked at each status.</summary>
    public required Func<ClockState> Clock { get; init; }

    /// <summary>The catalogue, published at each connect.</summary>
    public required BoxMeta Meta { get; init; }
}
