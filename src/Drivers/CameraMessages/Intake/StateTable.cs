// Cameras repeat "active" every second for as long as something lasts, and many never say that it ended. What counts
// is the change.
namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>What is active now; bounded.</summary>
/// <param name="time">The clock.</param>
internal sealed class StateTable(TimeProvider time)
{
    /// <summary>A state that was not repeated for so long has ended without a word.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromSeconds(30);

    private const int Most = 512;

    private readonly Dictionary<string, (bool Active, DateTimeOffset At)> _states = new(StringComparer.Ordinal);

    /// <summary>Takes a message about a state; true where it changes something.</summary>
    public bool Changes(string key, bool active)
    {
        var now = time.GetUtcNow();
        var known = _states.TryGetValue(key, out var before);
        if (!known && _states.Count >= Most) _states.Remove(_states.MinBy(state => state.Value.At).Key);
        _states[key] = (active, now);
        if (!known) return active;
        return before.Active != active || (active && now - before.At > Lapse);
    }

    /// <summary>Takes how a state stood when the box subscribed: nothing happened.</summary>
    public void Know(string key, bool active) => _states[key] = (active, time.GetUtcNow());
}
