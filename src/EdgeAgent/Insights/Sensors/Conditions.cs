// What is the case in the store right now, by name: lamps and buzzers follow it, and rules ask each other.
namespace EdgeAgent.Insights.Sensors;

/// <summary>A kind of condition.</summary>
public enum Condition
{
    /// <summary>A shelf is empty.</summary>
    ShelfEmpty,

    /// <summary>A shelf is low or empty.</summary>
    ShelfLow,

    /// <summary>A cold place has been too warm for a while, or for too long.</summary>
    ColdWarning,

    /// <summary>A cold place has been too warm for too long.</summary>
    ColdBreach,

    /// <summary>A door is open.</summary>
    DoorOpen,

    /// <summary>A door has been open for too long.</summary>
    DoorHeld,

    /// <summary>Somebody calls for help and waits.</summary>
    HelpCalled,

    /// <summary>A device's link is lost.</summary>
    DeviceLost,
}

/// <summary>The conditions that hold now. One thread writes and reads.</summary>
internal sealed class Conditions
{
    private readonly HashSet<(Condition Kind, string Name)> _now = [];

    /// <summary>States whether a condition holds.</summary>
    public void Set(Condition kind, string name, bool holds)
    {
        if (holds) _now.Add((kind, name));
        else _now.Remove((kind, name));
    }

    /// <summary>Whether it holds.</summary>
    public bool Hold(Condition kind, string name) => _now.Contains((kind, name));
}
