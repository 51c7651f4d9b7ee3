// An outbox in memory: takes what the tracker makes, and gives it back after a restart.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Tests.Insights.Tags;

internal sealed class MemoryOutbox : IOutboxReader
{
    private const int AtOnce = 3;

    private readonly List<StoredEvent> _events = [];

    public string Epoch { get; init; } = "e1";

    public long LastSequence => _events.Count;

    public Cursors Cursors => default;

    public long SettledUpTo => throw new NotSupportedException();

    public OutboxStatus Status => throw new NotSupportedException();

    public void Accept(IEnumerable<NewEvent> events)
    {
        foreach (var one in events)
        {
            _events.Add(new StoredEvent(
                _events.Count + 1, one.Kind, one.Device, one.Time, one.Clock, one.Time, one.Data));
        }
    }

    public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        Priority priority, long after, int maximumEvents, int maximumBytes, CancellationToken stop) =>
        ValueTask.FromResult<IReadOnlyList<StoredEvent>>(
            [.. _events.Where(one => one.Kind.Priority == priority && one.Sequence > after).Take(AtOnce)]);

    public Task WaitForNewAsync(CancellationToken stop) => throw new NotSupportedException();

    public void HandedOver(Priority priority, long upTo) => throw new NotSupportedException();

    public void HandOverAgain(Priority priority, long after) => throw new NotSupportedException();

    public void Release(long upTo) => throw new NotSupportedException();

    public ValueTask SetAsideAsync(long sequence, string reason, CancellationToken stop) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<StoredRollup>> ReadRollupsAsync(int maximum, CancellationToken stop) =>
        throw new NotSupportedException();

    public void RollupsHandedOver(IReadOnlyList<StoredRollup> rollups) => throw new NotSupportedException();
}
