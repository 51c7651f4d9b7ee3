// The third face of the outbox: what questions are answered from. It reads beside the uplink, on a connection of its
// own, and changes nothing.

namespace EdgeAgent.Outbox;

/// <summary>The face that questions see.</summary>
public interface IOutboxArchive
{
    /// <summary>Made once with the state folder.</summary>
    string Epoch { get; }

    /// <summary>The last sequence on disk; 0 when there was none yet.</summary>
    long LastSequence { get; }

    /// <summary>
    /// The events of all classes after one sequence and up to another, in its order, as many as either bound allows,
    /// and exactly those sequences between that are not held. What is above <see cref="LastSequence"/> is neither.
    /// </summary>
    ValueTask<ArchivePage> ReadPageAsync(
        long after, long upTo, int maximumEvents, int maximumBytes, CancellationToken stop);

    /// <summary>The sequence after which every event was recorded at or after a moment, by the box's clock.</summary>
    ValueTask<long> RecordedSinceAsync(DateTimeOffset since, CancellationToken stop);

    /// <summary>
    /// Rollups that a search finds, in the order of metric, period, subject and start, those after
    /// <paramref name="after"/>. An index leads to them, however much else is kept.
    /// </summary>
    ValueTask<IReadOnlyList<StoredRollup>> FindRollupsAsync(
        RollupSearch search, RollupPlace? after, int maximum, CancellationToken stop);
}

/// <summary>A stretch of sequences, all of it accounted for.</summary>
/// <param name="Events">Those held, in the order of their sequence.</param>
/// <param name="UpTo">Up to here, itself included, the page tells of every sequence.</param>
/// <param name="Missing">Those not held, rising, with why.</param>
public sealed record ArchivePage(
    IReadOnlyList<StoredEvent> Events, long UpTo, IReadOnlyList<MissingRange> Missing);

/// <summary>Sequences that the box does not hold.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Cause">Why.</param>
public readonly record struct MissingRange(long From, long To, MissingCause Cause);

/// <summary>Why an event is not held.</summary>
public enum MissingCause
{
    /// <summary>HQ had acknowledged it.</summary>
    Released,

    /// <summary>Its window, the age or the budget was over.</summary>
    Retention,

    /// <summary>Its row was damaged, or lost with a damaged file.</summary>
    Damaged,

    /// <summary>No broker takes it: it is on disk as evidence, and is not handed over again.</summary>
    SetAside,
}

/// <summary>Which rollups; null stands for all.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Period">The period's name.</param>
/// <param name="Subject">The subject.</param>
/// <param name="From">First start, itself included.</param>
/// <param name="To">Last start, itself excluded.</param>
public sealed record RollupSearch(
    string? Metric, string? Period, string? Subject, DateTimeOffset From, DateTimeOffset To);

/// <summary>Where a rollup stands in the order of a search.</summary>
public readonly record struct RollupPlace(string Metric, string Period, string Subject, DateTimeOffset Start)
{
    /// <summary>The place of a rollup.</summary>
    public static RollupPlace Of(Rollup rollup) => new(rollup.Metric, rollup.Period, rollup.Subject, rollup.Start);
}
