// A clock quality that a test sets.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;

namespace EdgeAgent.Tests.Insights;

internal sealed class FixedClock : IClockQuality
{
    public ClockState Now { get; set; } = ClockState.Synced;
}
