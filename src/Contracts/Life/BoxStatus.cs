// The retained `status` document: one look tells HQ whether a box lives and how far behind it is.
using EdgeAgent.Contracts.Custody;

namespace EdgeAgent.Contracts.Life;

/// <summary>The state of a box, retained on <c>status</c>; also its will.</summary>
public sealed record BoxStatus
{
    /// <summary>
    /// <c>online</c>; <c>stopped</c> after a wanted stop; <c>offline</c> from the will, which bears no time of death:
    /// HQ takes its arrival.
    /// </summary>
    public required string State { get; init; }

    /// <summary>The connection that wrote it: random for each start of the agent, with a running number.</summary>
    public required string Connection { get; init; }

    /// <summary>Rises with each status of a connection; the box waits for its own to come back.</summary>
    public long Beat { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The agent's version.</summary>
    public required string Version { get; init; }

    /// <summary>The kernel's boot id: changes with each start of the machine.</summary>
    public required string BootId { get; init; }

    /// <summary>Hash of the configuration in force.</summary>
    public required string ConfigHash { get; init; }

    /// <summary><c>synced</c> or <c>estimated</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>Events not yet handed to the broker; null in the will.</summary>
    public long? QueueDepth { get; init; }

    /// <summary>Age of the oldest of them in seconds; null in the will.</summary>
    public double? OldestUnsentS { get; init; }

    /// <summary>The last sequence on disk; null in the will.</summary>
    public long? LastSequence { get; init; }

    /// <summary>What the broker has acknowledged; null in the will.</summary>
    public HandedOver? HandedOver { get; init; }

    /// <summary>
    /// Everything up to this sequence, of whatever class, is either with the broker or no longer on the box; null in
    /// the will. What HQ still misses at or below it was lost on the way, and is asked for again.
    /// </summary>
    public long? SettledUpTo { get; init; }
}
