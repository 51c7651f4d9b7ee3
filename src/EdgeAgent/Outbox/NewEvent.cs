// An event before it has a place: what an insight hands to the outbox.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox;

/// <summary>An event that waits for its place.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Device">The device it came from; <c>box</c> for the box itself.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Clock">Whether that time can be trusted.</param>
/// <param name="Data">The data object as UTF-8 JSON.</param>
public sealed record NewEvent(
    EventKind Kind, string Device, DateTimeOffset Time, ClockState Clock, ReadOnlyMemory<byte> Data)
{
    /// <summary>Makes an event from its data record.</summary>
    public static NewEvent Of<T>(
        EventKind kind, string device, DateTimeOffset time, ClockState clock, T data, JsonTypeInfo<T> json) =>
        new(kind, device, time, clock, JsonSerializer.SerializeToUtf8Bytes(data, json));
}
