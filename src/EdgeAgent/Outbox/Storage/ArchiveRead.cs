// One page of the archive: the three classes merged by sequence, and every hole between them explained.

namespace EdgeAgent.Outbox.Storage;

/// <summary>Reads pages.</summary>
internal static class ArchiveRead
{
    /// <summary>Reads a page, and the rows in it that are to be named as damaged before it can be believed.</summary>
    /// <param name="reader">The reader; rows may be taken away between its reads, never come back.</param>
    /// <param name="after">The sequence before the first.</param>
    /// <param name="upTo">The last sequence wanted; committed before this call.</param>
    /// <param name="maximumEvents">Events at most.</param>
    /// <param name="maximumBytes">Bytes of data at most, one event however large.</param>
    public static (ArchivePage Page, IReadOnlyList<long> Damaged) Page(
        EventReader reader, long after, long upTo, int maximumEvents, long maximumBytes)
    {
        var parts = PerClass.All
            .Select(priority => reader.Read(priority, after, maximumEvents, maximumBytes, upTo))
            .ToList();

        // A class that filled its part may go on before the others' ends: what lies beyond waits for the next page.
        var end = parts
            .Where(part => part.Events.Count >= maximumEvents || BytesOf(part) >= maximumBytes)
            .Select(part => part.Events[^1].Sequence)
            .Append(upTo)
            .Min();
        var events = parts.SelectMany(part => part.Events)
            .Where(stored => stored.Sequence <= end)
            .OrderBy(stored => stored.Sequence)
            .Take(maximumEvents)
            .ToList();
        if (events.Count == maximumEvents) end = events[^1].Sequence;
        var skipped = parts.SelectMany(part => part.Skipped)
            .Where(row => row.Sequence <= end)
            .ToDictionary(row => row.Sequence, row => row.Marks);
        var damaged = parts.SelectMany(part => part.Damaged).ToList();
        return (new ArchivePage(events, end, Holes(reader, after, end, events, skipped)), damaged);
    }

    private static long BytesOf(ReadBatch part) => part.Events.Sum(stored => (long)stored.Data.Length);

    private static List<MissingRange> Holes(
        EventReader reader, long after, long end, List<StoredEvent> events, Dictionary<long, RowMarks> skipped)
    {
        var holes = new List<MissingRange>();
        var ledger = reader.Ledger();
        var next = after + 1;
        foreach (var sequence in events.Select(stored => stored.Sequence).Concat(skipped.Keys).Order())
        {
            Explain(next, sequence - 1);
            if (skipped.TryGetValue(sequence, out var marks))
                Add(sequence, sequence, marks.HasFlag(RowMarks.Damaged) ? MissingCause.Damaged : MissingCause.SetAside);
            next = sequence + 1;
        }

        Explain(next, end);
        return holes;

        // Released lies below whatever else took rows away, and what lies above every floor was never pruned.
        void Explain(long from, long to)
        {
            var released = Math.Min(to, ledger?.Released ?? 0);
            var pruned = Math.Min(to, ledger?.Floor.Highest ?? 0);
            Add(from, released, MissingCause.Released);
            Add(Math.Max(from, released + 1), pruned, MissingCause.Retention);
            Add(Math.Max(from, Math.Max(released, pruned) + 1), to, MissingCause.Damaged);
        }

        void Add(long from, long to, MissingCause cause)
        {
            if (from > to) return;
            if (holes.Count > 0 && holes[^1].Cause == cause && holes[^1].To + 1 == from)
                holes[^1] = holes[^1] with { To = to };
            else holes.Add(new MissingRange(from, to, cause));
        }
    }
}
