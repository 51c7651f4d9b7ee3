// Rollups out of the box's ninety days, also those that HQ never stored.
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Rollups;

namespace EdgeAgent.Answers;

/// <summary>Answers <c>rollup</c>: rows as on <c>agg/…</c>, with their period and subject.</summary>
internal sealed class RollupAnswer(IOutboxArchive archive) : IAnswer
{
    private const int RowsAtOnce = 512;

    /// <inheritdoc/>
    public async Task WriteAsync(QueryRequest question, AnswerWriter answer, CancellationToken stop)
    {
        var search = new RollupSearch(
            question.Metric, question.Period, question.Subject, question.From ?? DateTimeOffset.MinValue,
            question.To ?? DateTimeOffset.MaxValue);
        var after = AnswerCursor.TryRead(question.Cursor, out RollupPlace place) ? place : (RollupPlace?)null;
        while (true)
        {
            var rows = await archive.FindRollupsAsync(search, after, RowsAtOnce, stop);
            foreach (var row in rows)
            {
                if (answer.IsFull)
                {
                    await answer.EndAsync(whole: false, stop);
                    return;
                }

                await answer.AddAsync(RollupJson.WriteRow(row), stop);
                after = RollupPlace.Of(row.Rollup);
                answer.Cursor = AnswerCursor.Of(after.Value);
            }

            if (rows.Count < RowsAtOnce) break;
        }

        await answer.EndAsync(whole: true, stop);
    }
}
