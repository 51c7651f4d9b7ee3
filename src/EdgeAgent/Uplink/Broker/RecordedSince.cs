// Finds the place in the outbox from which on events were recorded after a moment.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Broker;

internal static class RecordedSince
{
    /// <summary>
    /// For each class the sequence after which everything was recorded at or after a moment: some 40 reads of one
    /// event.
    /// </summary>
    public static async ValueTask<Cursors> FindAsync(
        IOutboxReader reader, DateTimeOffset since, CancellationToken stop) =>
        new(
            await FindAsync(reader, Priority.Low, since, stop),
            await FindAsync(reader, Priority.Normal, since, stop),
            await FindAsync(reader, Priority.Urgent, since, stop));

    private static async ValueTask<long> FindAsync(
        IOutboxReader reader, Priority priority, DateTimeOffset since, CancellationToken stop)
    {
        var (low, high) = (0L, reader.LastSequence);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var next = await reader.ReadAsync(priority, middle, 1, 1, stop);
            if (next.Count == 0 || next[0].RecordedTime >= since) high = middle;
            else low = next[0].Sequence;
        }

        return low;
    }
}
