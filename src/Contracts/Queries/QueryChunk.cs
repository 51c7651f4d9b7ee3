// One chunk of a box's answer, on `q/res/{id}`.
using System.Text.Json;

namespace EdgeAgent.Contracts.Queries;

/// <summary>A chunk of at most 64 KiB. Chunks are numbered from 0; the last one says so.</summary>
public sealed record QueryChunk
{
    /// <summary>The question's id.</summary>
    public required string Id { get; init; }

    /// <summary>The chunk's number, from 0.</summary>
    public required int N { get; init; }

    /// <summary>Whether the answer ends here.</summary>
    public required bool Last { get; init; }

    /// <summary>
    /// Where a new question goes on after this chunk; null in the last one where nothing is left.
    /// </summary>
    public string? Cursor { get; init; }

    /// <summary>Rollup rows, events (CloudEvents as on <c>evt/…</c>), or one document.</summary>
    public IReadOnlyList<JsonElement>? Items { get; init; }

    /// <summary>In the last chunk: items in the whole answer.</summary>
    public long? Total { get; init; }

    /// <summary>In the last chunk of a gap's answer: events sent again on <c>evt/…</c>.</summary>
    public long? Resent { get; init; }

    /// <summary>In the last chunk of a gap's answer: the sequences that the box does not hold.</summary>
    public IReadOnlyList<PrunedRange>? Pruned { get; init; }

    /// <summary>Why there is no (complete) answer; null where there is.</summary>
    public QueryError? Error { get; init; }
}

/// <summary>Sequences that the box no longer holds, or never gave to an event.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Reason">One of <see cref="PruneReasons"/>.</param>
public sealed record PrunedRange(long From, long To, string Reason);

/// <summary>Why a question was not answered.</summary>
/// <param name="Code">One of <see cref="QueryErrorCodes"/>.</param>
/// <param name="Text">A sentence.</param>
public sealed record QueryError(string Code, string Text);
