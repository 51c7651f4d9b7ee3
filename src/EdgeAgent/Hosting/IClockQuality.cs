// Whether the box's clock can be trusted right now.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Hosting;

/// <summary>Tells whether the box's clock is synchronised.</summary>
public interface IClockQuality
{
    /// <summary>The state at this moment.</summary>
    ClockState Now { get; }
}
