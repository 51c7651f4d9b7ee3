// Tells boxes how far HQ has custody, many at once but never more than the broker can take.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Custody;

/// <summary>Publishes the retained <c>ack</c> of each box that is due.</summary>
internal sealed class AckPublisher(CollectorParts parts, IBrokerLink link)
{
    private const int AtOnce = 64;

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var every = parts.Config.Collector.AckEvery / 4;
        while (true)
        {
            await Task.Delay(every > TimeSpan.Zero ? every : TimeSpan.FromMilliseconds(10), parts.Time, stop);
            await LookUpAsync(stop);
            var due = parts.Acks.TakeDue();
            await Parallel.ForEachAsync(
                due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (one, token) => await TellAsync(one.Box, one.Ack, token));
        }
    }

    private async Task LookUpAsync(CancellationToken stop)
    {
        foreach (var (box, epoch) in parts.Acks.TakeUnknown())
        {
            try
            {
                if (await parts.Store.CustodyOfAsync(box, epoch, stop) is { } line) parts.Acks.Reached(line);
            }
            catch (StoreUnavailable)
            {
                return; // The writer says so; the next status of the box asks again.
            }
        }
    }

    private async ValueTask TellAsync(BoxAddress box, CustodyAck ack, CancellationToken stop)
    {
        var topics = new Topics(parts.Config.Prefix, box.Tenant, box.Store, box.Box);
        var payload = JsonSerializer.SerializeToUtf8Bytes(ack, DocumentJson.Default.CustodyAck);
        try
        {
            await link.PublishAsync(new BrokerMessage(topics.Ack, payload, Retain: true), stop);
            parts.Figures.Acks.Add(1);
        }
        catch (BrokerRefusal refusal)
        {
            parts.Acks.NotTold(box);
            if (link.Loss is null) CollectorLog.AckRefused(parts.Log, box.ToString(), refusal.Message);
        }
    }
}
