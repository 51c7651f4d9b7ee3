// Turns a batch into the payload of its message, as many of its events as fit.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Handover;

/// <summary>Encodes batches over one reused buffer.</summary>
internal sealed class BatchEncoder(Topics topics, string epoch, TimeProvider time) : IDisposable
{
    // An event that is older than this when it is sent comes out of a backlog: right for the record, too late to act
    // on.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly StoreEventBatchWriter _writer = new(topics, epoch);

    /// <summary>Encodes the batch.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="sentBefore">What is at or below this sequence is marked as historical.</param>
    /// <param name="wantedBytes">A message stays below this where it holds more than one event.</param>
    /// <param name="mostBytes">A message never exceeds this.</param>
    /// <returns>
    /// The payload, valid until the next call, and how many events it holds: 0 where the first one alone is too
    /// large.
    /// </returns>
    public (ReadOnlyMemory<byte> Payload, int Count) Encode(
        IReadOnlyList<StoredEvent> events, long sentBefore, int wantedBytes, int mostBytes)
    {
        _writer.Clear();
        var now = time.GetUtcNow();
        foreach (var one in events)
        {
            var historical = one.Sequence <= sentBefore || now - one.RecordedTime > Fresh;
            var head = new EventHead(
                one.Sequence, one.Kind.Type, one.Device, one.Time, one.RecordedTime, one.Clock, historical);
            var limit = _writer.Count == 0 ? mostBytes : Math.Min(wantedBytes, mostBytes);
            if (!_writer.TryAdd(head, one.Data.Span, limit)) break;
        }

        return (_writer.Finish(), _writer.Count);
    }

    public void Dispose() => _writer.Dispose();
}
