// Deliveries that the broker waits for us to acknowledge.
namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>
/// Packet ids without our PUBACK. A broker that sends more than the Receive Maximum allows (MQTT 5.0, section 4.9;
/// mosquitto 2.0.11 with <c>max_inflight_messages 0</c> does) is not left, since it would only do it again: nothing
/// more is read of it until there is room, and TCP holds it back. Thread-safe.
/// </summary>
/// <param name="window">The Receive Maximum that was announced.</param>
internal sealed class Unsettled(int window)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ushort> _ids = [];
    private TaskCompletionSource? _room;

    /// <summary>Completes when no more wait than were allowed, or the connection has ended.</summary>
    public Task Room
    {
        get
        {
            lock (_gate) return _room?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>A delivery came in.</summary>
    public void Add(ushort id)
    {
        lock (_gate)
        {
            _ids.Add(id);
            if (_ids.Count > window)
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>It is being acknowledged; false where it was already, or belongs to another connection.</summary>
    public bool Remove(ushort id)
    {
        TaskCompletionSource? room = null;
        lock (_gate)
        {
            if (!_ids.Remove(id)) return false;
            if (_ids.Count <= window) (room, _room) = (_room, null);
        }

        room?.SetResult();
        return true;
    }

    /// <summary>The connection has ended: nobody waits any more.</summary>
    public void Close()
    {
        TaskCompletionSource? room;
        lock (_gate) (room, _room) = (_room, null);
        room?.SetResult();
    }
}
