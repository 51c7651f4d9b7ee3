// Deliveries that the broker waits for us to acknowledge.
using EdgeAgent.Headquarters.Mqtt.Packets;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>Packet ids without our PUBACK. Thread-safe.</summary>
/// <param name="window">The Receive Maximum that was announced.</param>
internal sealed class Unsettled(int window)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ushort> _ids = [];

    /// <summary>A delivery came in.</summary>
    /// <exception cref="MalformedPacket">The broker sends more than it was allowed to.</exception>
    public void Add(ushort id)
    {
        lock (_gate)
        {
            _ids.Add(id);
            if (_ids.Count <= window) return;
        }

        throw new MalformedPacket($"more than {window} messages came without waiting for an acknowledgement", 0x93);
    }

    /// <summary>It is being acknowledged; false where it was already, or belongs to another connection.</summary>
    public bool Remove(ushort id)
    {
        lock (_gate) return _ids.Remove(id);
    }
}
