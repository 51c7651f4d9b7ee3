// A batch as the database will be given it: what cannot be is set aside, what comes twice comes once.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Database;

/// <summary>A batch, checked.</summary>
internal sealed class BatchPlan
{
    /// <summary>Checks a batch.</summary>
    public BatchPlan(Batch batch)
    {
        var events = new List<ReceivedEvent>(batch.Events.Count);
        var quarantined = new List<QuarantinedMessage>(batch.Quarantined);
        foreach (var received in batch.Events)
        {
            if (Refused.Fault(received) is { } fault) quarantined.Add(Refused.Event(received, fault));
            else events.Add(received);
        }

        Refusals = quarantined.Count - batch.Quarantined.Count;
        (Events, Quarantined) = (events, quarantined);
        Rollups = [.. batch.Rollups
            .GroupBy(row => (row.Box, row.Metric, row.Period, row.Subject, row.Start.UtcTicks))
            .Select(rows => rows.MaxBy(row => row.Revision)!)];
        Statuses = [.. batch.Statuses.GroupBy(row => row.Box).Select(rows => rows.Last())];
        Gaps = [.. batch.Gaps.Where(GapRows.IsRange)];
        Streams =
        [
            .. Events.Select(row => (row.Box, row.Epoch))
                .Concat(Gaps.Select(row => (row.Box, row.Epoch)))
                .Concat(Quarantined.Where(QuarantineRows.HasPlace).Select(row => (row.Box!.Value, row.Epoch!)))
                .Distinct(),
        ];
    }

    /// <summary>Events whose place is possible.</summary>
    public IReadOnlyList<ReceivedEvent> Events { get; }

    /// <summary>One row for each key: the highest revision.</summary>
    public IReadOnlyList<ReceivedRollup> Rollups { get; }

    /// <summary>One for each box: the last.</summary>
    public IReadOnlyList<ReceivedStatus> Statuses { get; }

    /// <summary>What the collector could not take, and events whose place is impossible.</summary>
    public IReadOnlyList<QuarantinedMessage> Quarantined { get; }

    /// <summary>How many of those are events of this batch.</summary>
    public int Refusals { get; }

    /// <summary>Gaps whose range is possible.</summary>
    public IReadOnlyList<NamedGap> Gaps { get; }

    /// <summary>The streams whose custody this batch moves.</summary>
    public IReadOnlyList<(BoxAddress Box, string Epoch)> Streams { get; }

    /// <summary>Every box and epoch that the database must know first.</summary>
    public IEnumerable<(BoxAddress Box, string? Epoch)> Known =>
        Streams.Select(key => (key.Box, (string?)key.Epoch))
            .Concat(Streams.Select(key => (key.Box, (string?)null)))
            .Concat(Rollups.Select(row => (row.Box, (string?)null)))
            .Concat(Statuses.Select(row => (row.Box, (string?)null)))
            .Concat(Statuses.Select(row => (row.Box, StatusRows.EpochOf(row))))
            .Concat(Quarantined.Where(row => row.Box is not null).Select(row => (row.Box!.Value, (string?)null)));
}
