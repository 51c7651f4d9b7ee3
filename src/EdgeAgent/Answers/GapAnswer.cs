// What HQ misses: the events that are held travel again, the others are named, each range with why.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Letters;

namespace EdgeAgent.Answers;

/// <summary>
/// Answers <c>gap</c>. What is held is never named, nor what was never given to an event: HQ believes a name and
/// asks no more.
/// </summary>
internal sealed class GapAnswer(IOutboxArchive archive, Topics topics, Letterbox letters) : IAnswer
{
    private const int EventsAtOnce = 500;
    private const int BytesAtOnce = 256 * 1024;
    private const int UsualLimit = 50_000;

    // As many fit into the last chunk beside everything else in it.
    private const int MostRanges = 500;

    /// <inheritdoc/>
    public async Task WriteAsync(QueryRequest question, AnswerWriter answer, CancellationToken stop)
    {
        var (from, to) = (question.SeqFrom!.Value, question.SeqTo!.Value);
        if (question.Epoch is { } epoch && epoch != archive.Epoch)
        {
            Tell(answer, 0, [new PrunedRange(from, to, PruneReasons.Epoch)]);
            await answer.EndAsync(whole: true, stop);
            return;
        }

        using var json = new StoreEventBatchWriter(topics, archive.Epoch);
        var upTo = Math.Min(to, archive.LastSequence);
        var after = AnswerCursor.TryRead(question.Cursor, out long cursor) ? Math.Max(cursor, from - 1) : from - 1;
        var limit = question.Limit ?? UsualLimit;
        var pruned = new List<PrunedRange>();
        long resent = 0;
        Tell(answer, resent, pruned);
        while (after < upTo && resent < limit && pruned.Count < MostRanges)
        {
            var most = (int)Math.Min(EventsAtOnce, limit - resent);
            var page = await archive.ReadPageAsync(after, upTo, most, BytesAtOnce, stop);
            foreach (var message in SentAgain.Messages(page.Events, topics, json, letters.Room))
                await answer.SendAsync(message, stop);
            await answer.AllTakenAsync();
            after = page.UpTo;
            resent += page.Events.Count;
            Name(page.Missing, pruned);
            Tell(answer, resent, pruned);
            answer.Cursor = AnswerCursor.Of(after);
        }

        await answer.EndAsync(whole: after >= upTo, stop);
    }

    private static void Tell(AnswerWriter answer, long resent, List<PrunedRange> pruned) =>
        answer.Figures = answer.Figures with { Resent = resent, Pruned = [.. pruned] };

    private static void Name(IReadOnlyList<MissingRange> missing, List<PrunedRange> pruned)
    {
        foreach (var (from, to, cause) in missing)
        {
            var reason = ReasonOf(cause);
            if (pruned.Count > 0 && pruned[^1].To + 1 == from && pruned[^1].Reason == reason)
                pruned[^1] = pruned[^1] with { To = to };
            else pruned.Add(new PrunedRange(from, to, reason));
        }
    }

    private static string ReasonOf(MissingCause cause) => cause switch
    {
        MissingCause.Released => PruneReasons.Released,
        MissingCause.Retention => PruneReasons.Retention,
        MissingCause.SetAside => PruneReasons.SetAside,
        _ => PruneReasons.Damaged,
    };
}
