// Reads a message on `q/req`, and says in a sentence why it is not answered where it is not.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;

namespace EdgeAgent.Answers;

/// <summary>What a message turned out to be.</summary>
/// <param name="Id">Where an answer can go; null where no id can be read.</param>
/// <param name="Request">The question; null where it is refused.</param>
/// <param name="Refusal">Why; null where it is not.</param>
internal sealed record ReadQuestion(string? Id, QueryRequest? Request, QueryError? Refusal);

/// <summary>Reads and checks questions to one box.</summary>
internal sealed class QuestionReader(Topics topics, QueryOptions options)
{
    private const int Longest = 16 * 1024;

    /// <summary>Reads a message.</summary>
    public ReadQuestion Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > Longest)
            return Unreadable(null, $"It has {payload.Length} bytes; a question has {Longest} at most.");
        try
        {
            var request = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.QueryRequest);
            if (request is null || !Topics.IsLevel(request.Id))
                return Unreadable(null, "It has no `id` of 1 to 64 characters a-z, 0-9, `_` and `-`.");
            return Refuse(request) is { } refusal
                ? new ReadQuestion(request.Id, null, refusal)
                : new ReadQuestion(request.Id, request, null);
        }
        catch (JsonException fault)
        {
            return Unreadable(IdIn(payload), $"It is no valid question: {fault.Message}");
        }
    }

    private QueryError? Refuse(QueryRequest request)
    {
        var own = topics.Address.ToString();
        if (request.Box is { } box && box != own)
            return new(QueryErrorCodes.WrongBox, $"This is {own}, not {box}: ask on that box's own topic.");
        if (request.ReplyTo is { } replyTo && replyTo != topics.QueryAnswers(request.Id))
        {
            return Bad(
                $"`replyTo` is `{replyTo}`: this box answers on `{topics.QueryAnswers(request.Id)}` and nowhere else.");
        }

        if (!QueryKinds.All.Contains(request.Kind))
            return Bad($"`kind` is `{request.Kind}`: expected {string.Join(", ", QueryKinds.All)}.");
        if (!options.Allow.Contains(request.Kind))
        {
            return new(
                QueryErrorCodes.NotAllowed,
                $"This box does not answer `{request.Kind}`: `uplink: queries: allow:` in its config says what it does.");
        }

        if (request.Type is { } type && !options.Personal && EventKinds.Of(type).Personal)
        {
            return new(
                QueryErrorCodes.NotAllowed,
                $"`{type}` holds personal data, or is unknown to this box: `uplink: queries: personal:` keeps it here.");
        }

        return Bad(RangeFault(request) ?? CursorFault(request));
    }

    private static string? RangeFault(QueryRequest request)
    {
        if (request.From > request.To) return "`from` is later than `to`.";
        if (request.SeqFrom < 1) return "`seqFrom` counts from 1.";
        if (request.SeqFrom > request.SeqTo) return "`seqFrom` is larger than `seqTo`.";
        if (request.Limit < 1) return "`limit` counts from 1.";
        return request is { Kind: QueryKinds.Gap } and ({ SeqFrom: null } or { SeqTo: null })
            ? "A gap needs `seqFrom` and `seqTo`."
            : null;
    }

    private static string? CursorFault(QueryRequest request) => request.Kind switch
    {
        _ when request.Cursor is null => null,
        QueryKinds.Rollup when AnswerCursor.TryRead(request.Cursor, out RollupPlace _) => null,
        QueryKinds.Events or QueryKinds.Gap when AnswerCursor.TryRead(request.Cursor, out long _) => null,
        _ => "`cursor` is none of this kind of question: give back the one that came, or leave it out.",
    };

    private static QueryError? Bad(string? sentence) =>
        sentence is null ? null : new(QueryErrorCodes.BadRequest, sentence);

    private static ReadQuestion Unreadable(string? id, string sentence) => new(id, null, Bad(sentence));

    // A question that is wrong elsewhere may still say where the refusal is to go.
    private static string? IdIn(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && Topics.IsLevel(id.GetString())
                    ? id.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null; // No JSON at all: there is no id in it.
        }
    }
}
