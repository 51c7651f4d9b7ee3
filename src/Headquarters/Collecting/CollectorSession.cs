// The life of one connection: gathering and storing overlap, so that the broker is read while the database writes.
using System.Threading.Channels;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Gaps;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>One connection: gathers, stores, settles, acknowledges, asks for what is missing.</summary>
internal sealed class CollectorSession(CollectorParts parts, IBrokerLink link)
{
    // One batch is stored while the next one waits, and a third is gathered: what memory holds is bounded by these and
    // by the broker's window.
    private readonly Channel<Gathering> _ready = Channel.CreateBounded<Gathering>(1);

    /// <summary>Runs until the connection is lost or the stop is asked for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var gatherer = new Gatherer(parts, link.Deliveries, _ready.Writer);
        var writer = new BatchWriter(parts, link);
        Task[] tasks =
        [
            gatherer.RunAsync(ending.Token),
            writer.RunAsync(_ready.Reader, ending.Token),
            new AckPublisher(parts, link).RunAsync(ending.Token),
            new GapHealer(parts, link).RunAsync(ending.Token),
            new RollupHealer(parts, link).RunAsync(ending.Token),
        ];

        // The connection's end completes the gatherer, and what it gathered is still stored. Any other part only ends
        // by a fault.
        var core = Task.WhenAll(tasks[0], tasks[1]);
        await Task.WhenAny([core, .. tasks[2..]]);
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The end of one part ends them all; a fault of a part goes on to the caller.
        }
    }
}
