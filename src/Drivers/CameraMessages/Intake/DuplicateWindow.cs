// Messages come twice: re-sent after a lost answer, re-posted after a reboot. Remembers what was stored, for a while.
namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>The keys of what was stored lately; bounded in time and number.</summary>
/// <param name="time">The clock.</param>
internal sealed class DuplicateWindow(TimeProvider time)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int Most = 4_096;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset Until)> _order = new();

    /// <summary>Whether this was stored within the window.</summary>
    public bool Holds(string key)
    {
        Forget();
        return _keys.Contains(key);
    }

    /// <summary>Remembers what is on disk now.</summary>
    public void Remember(string key)
    {
        Forget();
        if (_keys.Add(key)) _order.Enqueue((key, time.GetUtcNow() + Window));
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        while (_order.TryPeek(out var oldest) && (oldest.Until <= now || _order.Count > Most))
        {
            _order.Dequeue();
            _keys.Remove(oldest.Key);
        }
    }
}
