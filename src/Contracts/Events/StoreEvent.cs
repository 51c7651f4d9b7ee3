// An event as it travels: a CloudEvents 1.0 JSON object, many of them in one array for each MQTT message.
namespace EdgeAgent.Contracts.Events;

/// <summary>
/// One event between box and HQ (CloudEvents 1.0, JSON event format, structured mode). HQ inserts by <see
/// cref="Place"/>, so an event that is sent twice counts once.
/// </summary>
public sealed record StoreEvent
{
    /// <summary>The media type of a message that holds an array of events.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    /// <summary>
    /// JSON <c>id</c>, <c>epoch</c> and <c>sequence</c>. <c>sequence</c> is a JSON number: engines order and compare
    /// it without a cast.
    /// </summary>
    public required Place Place { get; init; }

    /// <summary>Where it came from: <c>/{tenant}/{store}/{box}/{device}</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The kind with its version: <c>retail.tag.arrived.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, UTC; RFC 3339 with <c>Z</c>, 100 ns at best.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>JSON <c>recordedtime</c>: when the box had it on disk, UTC.</summary>
    public required DateTimeOffset RecordedTime { get; init; }

    /// <summary>
    /// JSON <c>clock</c>, <c>synced</c> or <c>estimated</c>: whether <see cref="Time"/> can be trusted.
    /// </summary>
    public required ClockState Clock { get; init; }

    /// <summary>
    /// True for an event that is sent again or late (back-fill): right for the record, too old to act on.
    /// </summary>
    public bool Historical { get; init; }

    /// <summary>The data object as UTF-8 JSON (<c>datacontenttype</c> is <c>application/json</c>).</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
