// Updates in figures, for the page, the metrics, support and the commands `edge-agent update …`.
using EdgeAgent.Appliance.Updates.Records;

namespace EdgeAgent.Appliance.Updates;

/// <summary>Where updates stand on this box.</summary>
public sealed record UpdateStatus
{
    /// <summary>The version that the box runs from.</summary>
    public required string Version { get; init; }

    /// <summary>The version that HQ wants; null for none.</summary>
    public string? Wanted { get; init; }

    /// <summary>Where it stands.</summary>
    public required UpdateState State { get; init; }

    /// <summary>Bytes of the bundle that are here.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes of the whole bundle; null where that is not known.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>When it may be installed; null where none is wanted.</summary>
    public string? Window { get; init; }

    /// <summary>What holds it up: a sentence; null where nothing does.</summary>
    public string? Problem { get; init; }

    /// <summary>Attempts to load that failed since the start of the agent.</summary>
    public long Failures { get; init; }

    /// <summary>What became of the last one; null where there was none.</summary>
    public UpdateOutcome? Last { get; init; }
}
