// An event as it stands in the outbox: on disk, with its place.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox;

/// <summary>An event on disk.</summary>
/// <param name="Sequence">Its sequence; box and epoch are those of the outbox.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Device">The device it came from; <c>box</c> for the box itself.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Clock">Whether that time can be trusted.</param>
/// <param name="RecordedTime">When it was accepted.</param>
/// <param name="Data">The data object as UTF-8 JSON, decrypted.</param>
public sealed record StoredEvent(
    long Sequence,
    EventKind Kind,
    string Device,
    DateTimeOffset Time,
    ClockState Clock,
    DateTimeOffset RecordedTime,
    ReadOnlyMemory<byte> Data);
