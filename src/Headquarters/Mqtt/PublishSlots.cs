// Publishes in flight: a packet id for each until its PUBACK, never more than the server's Receive Maximum.
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>Packet ids and who waits for their answers. Thread-safe.</summary>
/// <param name="window">Publishes in flight at most, 1 to 65,535.</param>
internal sealed class PublishSlots(int window)
{
    // More than anyone who may be waiting for a place.
    private const int Everyone = 1 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, TaskCompletionSource<Answer>> _open = [];
    // Never disposed: it holds nothing but memory, and someone may still wait for a place when the connection ends.
    private readonly SemaphoreSlim _places = new(window);
    private ushort _last;
    private string? _loss;

    /// <summary>Waits for a place in the window.</summary>
    public Task PlaceAsync(CancellationToken stop) => _places.WaitAsync(stop);

    /// <summary>Takes an id, which <see cref="Close"/> or <see cref="Lose"/> gives back.</summary>
    /// <exception cref="BrokerRefusal">The connection is lost.</exception>
    public (ushort Id, Task<Answer> Answer) Open()
    {
        var answer = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_loss is not null) throw new BrokerRefusal(_loss);
            do _last = _last == ushort.MaxValue ? (ushort)1 : (ushort)(_last + 1);
            while (!_open.TryAdd(_last, answer));
            return (_last, answer.Task);
        }
    }

    /// <summary>An answer came in; false where nobody waits for it.</summary>
    public bool Close(ushort id, Answer answer)
    {
        TaskCompletionSource<Answer>? waiting;
        lock (_gate)
        {
            if (!_open.Remove(id, out waiting)) return false;
        }

        _places.Release();
        return waiting.TrySetResult(answer);
    }

    /// <summary>No answer will come any more: all who wait are told so.</summary>
    public void Lose(string sentence)
    {
        TaskCompletionSource<Answer>[] waiting;
        lock (_gate)
        {
            _loss = sentence;
            waiting = [.. _open.Values];
            _open.Clear();
        }

        _places.Release(Everyone);
        foreach (var one in waiting) one.TrySetException(new BrokerRefusal(sentence));
    }

    /// <summary>What the broker answered: a code for a publish, one for each filter of a subscribe.</summary>
    internal readonly record struct Answer(byte Reason, string? Words, byte[]? Filters = null);
}
