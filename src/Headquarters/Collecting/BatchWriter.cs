// Stores batches, and tells the broker and the boxes only then. A database that is away is waited for: the broker keeps
// what is not settled.
using System.Threading.Channels;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Hosting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>Stores batches one after the other.</summary>
internal sealed class BatchWriter(CollectorParts parts, IBrokerLink link)
{
    private readonly FullJitter _backoff = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10), Random.Shared);

    /// <summary>Runs until there are no more batches.</summary>
    public async Task RunAsync(ChannelReader<Gathering> ready, CancellationToken stop)
    {
        await foreach (var gathering in ready.ReadAllAsync(stop))
        {
            var outcome = await StoreAsync(gathering.Batch, stop);
            foreach (var delivery in gathering.Deliveries) link.Settle(delivery);
            Note(gathering, outcome);
        }
    }

    private async Task<BatchOutcome> StoreAsync(Batch batch, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var began = parts.Time.GetTimestamp();
                var outcome = await parts.Store.StoreAsync(batch, stop);
                parts.Figures.BatchSeconds.Add(parts.Time.GetElapsedTime(began).TotalSeconds);
                if (parts.Figures.DatabaseProblem is not null) CollectorLog.DatabaseBack(parts.Log);
                parts.Figures.DatabaseProblem = null;
                _backoff.Reset();
                return outcome;
            }
            catch (StoreUnavailable away)
            {
                if (parts.Figures.DatabaseProblem is null) CollectorLog.DatabaseAway(parts.Log, away.Message);
                parts.Figures.DatabaseProblem = away.Message;
                await Task.Delay(_backoff.Next(), parts.Time, stop);
            }
        }
    }

    private void Note(Gathering gathering, BatchOutcome outcome)
    {
        var figures = parts.Figures;
        figures.Batches.Add(1);
        figures.Stored.Add(outcome.Stored);
        figures.Duplicates.Add(outcome.Duplicates);
        figures.Rollups.Add(gathering.Batch.Rollups.Count);
        figures.Named.Add(gathering.Batch.Gaps.Count);
        if (outcome.Refused > 0) figures.Quarantined("value", outcome.Refused);
        // A line a batch and reason: a box gone mad must not fill the journal; the rest stands in the database.
        foreach (var same in gathering.Batch.Quarantined.GroupBy(message => message.Reason, StringComparer.Ordinal))
        {
            figures.Quarantined(same.Key, same.Count());
            var first = same.First();
            CollectorLog.Quarantined(parts.Log, same.Count(), same.Key, first.Topic, first.Sentence);
        }

        var now = parts.Time.GetUtcNow();
        foreach (var one in gathering.Events)
        {
            if (!one.Historical) figures.Lag.Note((now - one.Recorded).TotalSeconds);
            if (!EventKinds.IsKnown(one.Type) && figures.UnknownKind(one.Type))
                CollectorLog.UnknownKind(parts.Log, one.Type, one.Box.ToString());
        }

        foreach (var line in outcome.Custody) parts.Acks.Reached(line);
        foreach (var status in gathering.Statuses)
        {
            parts.Acks.Heard(status);
            parts.Missed.Heard(status);
        }
    }
}
