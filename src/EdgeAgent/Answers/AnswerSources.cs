// What a box knows and may be asked for.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Web;

namespace EdgeAgent.Answers;

/// <summary>Where answers come from.</summary>
internal sealed record AnswerSources
{
    /// <summary>The box's topics: they name it, and are where it answers.</summary>
    public required Topics Topics { get; init; }

    /// <summary>Events and rollups.</summary>
    public required IOutboxArchive Archive { get; init; }

    /// <summary>The agent at this moment, as its page shows it.</summary>
    public required Func<AgentStatus> Status { get; init; }

    /// <summary>The configuration in force.</summary>
    public required ConfigInForce Config { get; init; }

    /// <summary>Whether the box's clock can be trusted: only then can a deadline be judged by it.</summary>
    public required Func<ClockState> Clock { get; init; }
}

/// <summary>The configuration in force, as it is told.</summary>
/// <param name="Version">The agent's version.</param>
/// <param name="Hash">The config file's hash, as in the status.</param>
/// <param name="Yaml">The file's text; secrets are references, and what looks like one is taken out.</param>
internal sealed record ConfigInForce(string Version, string Hash, string Yaml);
