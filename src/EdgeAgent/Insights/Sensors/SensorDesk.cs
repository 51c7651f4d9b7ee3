// What all rules share: the clock, the conditions of the store, and the way out for events.
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Sensors;

/// <summary>The desk at which rules work.</summary>
internal sealed class SensorDesk(TimeProvider time, IClockQuality clock)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>What is the case in the store now.</summary>
    public Conditions Conditions { get; } = new();

    /// <summary>Events that were made and not collected yet.</summary>
    public List<NewEvent> Events { get; } = [];

    /// <summary>Whether something happened that a restart must not forget.</summary>
    public bool Changed { get; set; }

    /// <summary>Whether figures moved that a restart should not forget, but may.</summary>
    public bool Drifted { get; set; }

    /// <summary>Makes an event; what is told is worth saving.</summary>
    public void Tell<T>(
        EventKind kind, string device, DateTimeOffset at, bool estimated, T data, JsonTypeInfo<T> json)
    {
        Events.Add(NewEvent.Of(kind, device, at, estimated ? ClockState.Estimated : clock.Now, data, json));
        Changed = true;
    }
}
