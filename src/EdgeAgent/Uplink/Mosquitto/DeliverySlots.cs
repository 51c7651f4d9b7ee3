// Which message id stands for which publish. The broker's answer can come before the publish call has returned, that
// is, before anyone knows the id; and ids are used again.
namespace EdgeAgent.Uplink.Mosquitto;

/// <summary>Brings answers and publishes together, whichever comes first. Thread-safe.</summary>
internal sealed class DeliverySlots
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, long> _tags = [];
    private readonly Dictionary<int, int> _early = [];

    /// <summary>Publishes without an answer.</summary>
    public int Open
    {
        get
        {
            lock (_gate) return _tags.Count;
        }
    }

    /// <summary>Notes the id that a publish was given.</summary>
    /// <returns>The reason code where the answer was already there; null while it is awaited.</returns>
    public int? Opened(int messageId, long tag)
    {
        lock (_gate)
        {
            if (_early.Remove(messageId, out var reason)) return reason;
            _tags[messageId] = tag;
            return null;
        }
    }

    /// <summary>Notes an answer.</summary>
    /// <returns>The tag of the publish; null where its call has not returned yet.</returns>
    public long? Answered(int messageId, int reason)
    {
        lock (_gate)
        {
            if (_tags.Remove(messageId, out var tag)) return tag;
            _early[messageId] = reason;
            return null;
        }
    }
}
