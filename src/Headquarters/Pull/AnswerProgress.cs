// How far an answer has come, over all the questions that it took.
using EdgeAgent.Contracts.Queries;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Follows the chunks of one answer.</summary>
internal sealed class AnswerProgress(QueryRequest question)
{
    private string? _cursor = question.Cursor;
    private int _next;

    /// <summary>Items that came.</summary>
    public long Items { get; private set; }

    /// <summary>Chunks that came.</summary>
    public int Chunks { get; private set; }

    /// <summary>Nothing is left to ask for.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The box has too much to answer at the moment.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>A refusal that asking again will not change; null while there is none.</summary>
    public QueryError? Refusal { get; private set; }

    /// <summary>The next question: it goes on where the chunks stopped.</summary>
    public QueryRequest Next(string id)
    {
        (_next, IsBusy) = (0, false);
        return question with { Id = id, Cursor = _cursor, Limit = Left };
    }

    private int? Left => question.Limit is { } limit ? (int)Math.Max(1, limit - Items) : null;

    /// <summary>
    /// Takes a chunk: true where it is the next one, false where it came before, null where one is missing.
    /// </summary>
    public bool? Take(QueryChunk chunk)
    {
        if (chunk.N < _next) return false;
        if (chunk.N > _next) return null;
        _next++;
        if (chunk.Error is { Code: QueryErrorCodes.Busy }) IsBusy = true;
        else if (chunk.Error is { Code: not QueryErrorCodes.Expired } refusal) Refusal = refusal;
        if (chunk.Error is null || chunk.Items is { Count: > 0 }) Chunks++;
        Items += (chunk.Items?.Count ?? 0) + (chunk.Resent ?? 0);
        _cursor = chunk.Cursor ?? _cursor;
        IsWhole = chunk is { Last: true, Error: null } && (chunk.Cursor is null || Items >= question.Limit);
        return true;
    }
}
