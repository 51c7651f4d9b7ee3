// The events that the outbox makes about itself; they take their place like any other.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox;

internal static class OwnEvents
{
    private const string Device = "box";

    /// <summary>Names a range that was given up.</summary>
    public static NewEvent Dropped(
        long from, long to, long count, Priority priority, string reason, DateTimeOffset now) =>
        NewEvent.Of(
            EventKinds.BufferDropped, Device, now, ClockState.Synced,
            new BufferDropped(from, to, count, NameOf(priority), reason), EventDataJson.Default.BufferDropped);

    /// <summary>Names a file that was set aside, and what may be lost with it.</summary>
    public static NewEvent StoreQuarantined(StoreQuarantined data, DateTimeOffset now) => NewEvent.Of(
        EventKinds.StoreQuarantined, Device, now, ClockState.Synced, data, EventDataJson.Default.StoreQuarantined);

    /// <summary>Names an event that no broker takes.</summary>
    public static NewEvent MessageQuarantined(MessageQuarantined data, DateTimeOffset now) => NewEvent.Of(
        EventKinds.MessageQuarantined, Device, now, ClockState.Synced, data, EventDataJson.Default.MessageQuarantined);

    private static string NameOf(Priority priority) => priority switch
    {
        Priority.Low => "low",
        Priority.Normal => "normal",
        _ => "urgent",
    };
}
