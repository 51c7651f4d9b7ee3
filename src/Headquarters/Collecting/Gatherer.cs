// Reads deliveries and gathers them into batches: small ones while there is little to do, full ones under load.
using System.Threading.Channels;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>
/// A batch goes when it is full, or when its first message has waited long enough and the writer is free: a busy
/// database makes batches larger, not queues longer.
/// </summary>
internal sealed class Gatherer(CollectorParts parts, ChannelReader<Delivery> deliveries, ChannelWriter<Gathering> ready)
{
    private readonly MessageSorter _sorter = new(parts.Config, parts.Time);
    private readonly int _full = parts.Config.Collector.BatchEvents;
    private readonly TimeSpan _wait = parts.Config.Collector.BatchWait;
    private Gathering _batch = new();

    /// <summary>Runs until the deliveries end; what was gathered by then is still handed on.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            Task<bool>? more = null;
            var opened = 0L;
            while (true)
            {
                if (Fill()) await HandOnAsync(stop);
                more ??= deliveries.WaitToReadAsync(stop).AsTask();
                if (_batch.Deliveries.Count == 0)
                {
                    if (!await more) return;
                    more = null;
                    opened = parts.Time.GetTimestamp();
                    continue;
                }

                var left = _wait - parts.Time.GetElapsedTime(opened);
                if (left <= TimeSpan.Zero)
                {
                    await Task.WhenAny(more, ready.WaitToWriteAsync(stop).AsTask());
                    if (ready.TryWrite(_batch)) (_batch, opened) = (new Gathering(), parts.Time.GetTimestamp());
                }
                else
                {
                    await Task.WhenAny(more, Task.Delay(left, parts.Time, stop));
                }

                if (!more.IsCompleted) continue;
                if (!await more)
                {
                    if (_batch.Deliveries.Count > 0) await HandOnAsync(stop);
                    return;
                }

                more = null;
            }
        }
        finally
        {
            ready.TryComplete();
        }
    }

    // Takes what is there; true where the batch is full.
    private bool Fill()
    {
        while (_batch.Weight < _full)
        {
            if (!deliveries.TryRead(out var delivery)) return false;
            _batch.Take(delivery);
            _sorter.Sort(delivery, _batch);
            parts.Figures.Messages.Add(1);
        }

        return true;
    }

    private async Task HandOnAsync(CancellationToken stop)
    {
        await ready.WriteAsync(_batch, stop);
        _batch = new Gathering();
    }
}
