// Something that another thread wants of the uplink's loop.
namespace EdgeAgent.Uplink;

/// <summary>A wish with a number, noticed at the loop's next turn; of several the lowest counts.</summary>
internal sealed class Wish
{
    private readonly Lock _gate = new();
    private long? _value;

    /// <summary>Wishes it.</summary>
    public void Set(long value = 0)
    {
        lock (_gate) _value = Math.Min(_value ?? value, value);
    }

    /// <summary>What was wished since the last call; null where nothing was.</summary>
    public long? Take()
    {
        lock (_gate)
        {
            var taken = _value;
            _value = null;
            return taken;
        }
    }
}
