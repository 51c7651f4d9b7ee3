// The message of every Sparkplug topic but STATE (Sparkplug 3.0, section 6.4), as values.
namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>A payload.</summary>
/// <param name="Timestamp">When it was sent, milliseconds since 1970 UTC; null where it does not say.</param>
/// <param name="Sequence">0 to 255; null in a death of the node and in commands.</param>
/// <param name="Metrics">The metrics, in the order of the message.</param>
internal sealed record Payload(ulong? Timestamp, ulong? Sequence, IReadOnlyList<Metric> Metrics);

/// <summary>A metric of a payload.</summary>
internal sealed record Metric
{
    /// <summary>Its name; null where the alias stands for it.</summary>
    public string? Name { get; init; }

    /// <summary>The number that stands for the name after a birth.</summary>
    public ulong? Alias { get; init; }

    /// <summary>When the value was so, milliseconds since 1970 UTC.</summary>
    public ulong? Timestamp { get; init; }

    /// <summary>Its type; in births only.</summary>
    public DataType? Type { get; init; }

    /// <summary>True for a value that is told late and is no longer the current one.</summary>
    public bool IsHistorical { get; init; }

    /// <summary>The value; null travels as <c>is_null</c>.</summary>
    public MetricValue? Value { get; init; }
}
