// How a run of the agent ended.
namespace EdgeAgent.Hosting;

/// <summary>The kinds of ends.</summary>
internal enum AgentEnding
{
    /// <summary>It was asked to stop.</summary>
    Stopped,

    /// <summary>It asked to be started anew, with whatever configuration is in force then.</summary>
    Restart,

    /// <summary>It could not start or go on.</summary>
    Failed,
}

/// <summary>How a run ended.</summary>
/// <param name="Ending">The kind.</param>
/// <param name="Reason">Why it failed: a sentence; null otherwise.</param>
internal sealed record AgentEnd(AgentEnding Ending, string? Reason = null);
