// A question of HQ to one box, on `q/req`.
namespace EdgeAgent.Contracts.Queries;

/// <summary>What HQ wants to know. Which fields count depends on <see cref="Kind"/>.</summary>
public sealed record QueryRequest
{
    /// <summary>One topic level; the answer goes to <c>q/res/{id}</c>. The same id twice gets the same answer, not two
    /// runs.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="QueryKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whom it is meant for, <c>tenant/store/box</c>; any other box refuses it.</summary>
    public string? Box { get; init; }

    /// <summary>Start of the time range, itself included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the time range, itself excluded.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The epoch that the sequences belong to; another than the box's is answered as pruned.</summary>
    public string? Epoch { get; init; }

    /// <summary>First sequence.</summary>
    public long? SeqFrom { get; init; }

    /// <summary>Last sequence, itself included.</summary>
    public long? SeqTo { get; init; }

    /// <summary>For rollups: the metric; null for all.</summary>
    public string? Metric { get; init; }

    /// <summary>For rollups: the period's name, <c>15m</c>; null for all.</summary>
    public string? Period { get; init; }

    /// <summary>For rollups: the zone, line, slot or operator; null for all.</summary>
    public string? Subject { get; init; }

    /// <summary>For events: the type with its version; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>The most items in the whole answer; null for the box's own limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Goes on where an earlier answer stopped: the cursor of its last chunk.</summary>
    public string? Cursor { get; init; }

    /// <summary>Where to answer; only <c>q/res/{id}</c> of the box itself is obeyed, anything else refused.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>After this the answer is of no use any more, and is not made.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Who asks, for the box's log.</summary>
    public string? AskedBy { get; init; }
}
