// Events by sequence or time, as items of the answer.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;

namespace EdgeAgent.Answers;

/// <summary>Answers <c>events</c>: CloudEvents as on <c>evt/…</c>, marked as historical.</summary>
internal sealed class EventAnswer(IOutboxArchive archive, Topics topics, QueryOptions options) : IAnswer
{
    private const int EventsAtOnce = 250;
    private const int BytesAtOnce = 256 * 1024;

    /// <inheritdoc/>
    public async Task WriteAsync(QueryRequest question, AnswerWriter answer, CancellationToken stop)
    {
        if (question.Epoch is { } epoch && epoch != archive.Epoch)
            throw new AnswerFailed($"This box is in epoch {archive.Epoch}; it holds nothing of {epoch}.");
        using var json = new StoreEventBatchWriter(topics, archive.Epoch);
        var upTo = Math.Min(question.SeqTo ?? long.MaxValue, archive.LastSequence);
        var after = await StartAsync(question, stop);
        while (after < upTo)
        {
            var page = await archive.ReadPageAsync(after, upTo, EventsAtOnce, BytesAtOnce, stop);
            foreach (var stored in page.Events.Where(stored => IsWanted(stored, question)))
            {
                if (answer.IsFull)
                {
                    await answer.EndAsync(whole: false, stop);
                    return;
                }

                await answer.AddAsync(Item(json, stored), stop);
                answer.Cursor = AnswerCursor.Of(stored.Sequence);
            }

            after = page.UpTo;
            answer.Cursor = AnswerCursor.Of(after);
        }

        await answer.EndAsync(whole: true, stop);
    }

    // An event is recorded after it happened: one of a time range stands behind the range's start.
    private async ValueTask<long> StartAsync(QueryRequest question, CancellationToken stop)
    {
        if (AnswerCursor.TryRead(question.Cursor, out long cursor)) return cursor;
        var bySequence = (question.SeqFrom ?? 1) - 1;
        return question.From is { } from
            ? Math.Max(bySequence, await archive.RecordedSinceAsync(from, stop))
            : bySequence;
    }

    private bool IsWanted(StoredEvent stored, QueryRequest question) =>
        (options.Personal || !stored.Kind.Personal)
        && (question.Type is null || question.Type == stored.Kind.Type)
        && !(stored.Time < question.From) && !(stored.Time >= question.To);

    private static ReadOnlyMemory<byte> Item(StoreEventBatchWriter json, StoredEvent stored)
    {
        json.Clear();
        json.TryAdd(SentAgain.Head(stored), stored.Data.Span, int.MaxValue);
        return json.Finish()[1..^1]; // without the brackets of the array
    }
}
