// Whether an event's time can be trusted.
namespace EdgeAgent.Contracts.Events;

/// <summary>What stood behind the clock when the event happened.</summary>
public enum ClockState
{
    /// <summary>The box's clock was synchronised, and the device's time could be mapped to it.</summary>
    Synced,

    /// <summary>
    /// No time source had been heard, or the device's clock is off: the order holds, the time is a guess.
    /// </summary>
    Estimated,
}
