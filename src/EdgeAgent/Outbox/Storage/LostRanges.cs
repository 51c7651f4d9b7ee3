// What a rebuild could not bring back: the chain of gaps says which rows must have been there.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>A range of one class that is lost.</summary>
/// <param name="Class">The class.</param>
/// <param name="From">The first sequence that may be lost.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Count">Rows lost in it at most: sequences of the range that are in no class.</param>
internal sealed record LostRange(Priority Class, long From, long To, long Count);

/// <summary>Finds what is lost.</summary>
internal static class LostRanges
{
    // A file so torn that this is not enough is named from the first loss to the last.
    private const int Most = 200;

    public static IReadOnlyList<LostRange> Of(Salvage salvage, in Ledger before)
    {
        var lost = new List<LostRange>();
        var last = before.Floor;
        foreach (var (sequence, priority, previous) in salvage.Links())
        {
            if (previous > last[priority]) Add(priority, last[priority] + 1, previous);
            last = last.With(priority, Math.Max(sequence, last[priority]));
        }

        foreach (var priority in PerClass.All)
        {
            if (before.Last[priority] > last[priority]) Add(priority, last[priority] + 1, before.Last[priority]);
        }

        return lost.Count <= Most ? lost : Merge(lost);

        void Add(Priority priority, long from, long to) =>
            lost.Add(new LostRange(priority, from, to, to - from + 1 - salvage.CountBetween(from, to)));
    }

    private static List<LostRange> Merge(List<LostRange> lost) =>
    [
        .. lost.GroupBy(range => range.Class).Select(ranges => new LostRange(
            ranges.Key, ranges.Min(range => range.From), ranges.Max(range => range.To),
            ranges.Sum(range => range.Count))),
    ];
}
