// Reads the payload of an `evt/{kind}` message back into events: HQ's side, and what tests look at.
using System.Text.Json;

namespace EdgeAgent.Contracts.Events;

/// <summary>Reads CloudEvents 1.0 JSON as <see cref="StoreEventBatchWriter"/> writes it.</summary>
public static class StoreEventJson
{
    /// <summary>
    /// Reads one event or an array of them. Unknown attributes are passed over: a newer box may say more. Each event's
    /// <see cref="StoreEvent.Data"/> is a slice of <paramref name="utf8"/>, not a copy.
    /// </summary>
    /// <exception cref="FormatException">
    /// With a sentence: the payload is no JSON, or an event lacks an attribute.
    /// </exception>
    public static IReadOnlyList<StoreEvent> Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8.Span);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) return [ReadOne(ref reader, utf8)];
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new FormatException("An event message must hold a JSON object or an array of objects.");
            var events = new List<StoreEvent>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) events.Add(ReadOne(ref reader, utf8));
            return events;
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new FormatException($"The event message is no valid JSON of events: {cause.Message}", cause);
        }
    }

    /// <summary>
    /// Reads a message as HQ must: an event that cannot be read does not take the others with it, and is handed back
    /// raw with its place where that much can be read.
    /// </summary>
    /// <param name="utf8">One event or an array of them.</param>
    /// <param name="unreadable">Takes what cannot be read.</param>
    /// <returns>The events that can be read, in their order.</returns>
    public static IReadOnlyList<StoreEvent> ReadEach(
        ReadOnlyMemory<byte> utf8, Action<UnreadableEvent> unreadable)
    {
        var events = new List<StoreEvent>();
        var reader = new Utf8JsonReader(utf8.Span);
        var from = 0;
        try
        {
            if (!reader.Read()) throw new JsonException("the message is empty");
            var many = reader.TokenType == JsonTokenType.StartArray;
            while (!many || (reader.Read() && reader.TokenType != JsonTokenType.EndArray))
            {
                from = (int)reader.TokenStartIndex;
                if (TryReadOne(ref reader, utf8, out var fault) is { } one) events.Add(one);
                else unreadable(fault! with { Raw = utf8[from..(int)reader.BytesConsumed] });
                from = (int)reader.BytesConsumed;
                if (!many) break;
            }

            if (reader.Read()) throw new JsonException("something follows the last event");
        }
        catch (JsonException cause)
        {
            unreadable(new UnreadableEvent(utf8[from..], $"It is no valid JSON: {cause.Message}", null));
        }

        return events;
    }

    // Null with the reason where the element is no event; the reader then stands at its end all the same.
    private static StoreEvent? TryReadOne(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8, out UnreadableEvent? fault)
    {
        var start = reader;
        fault = null;
        var fields = default(Fields);
        try
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new FormatException("Every element of an event message must be a JSON object.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) fields.Take(ref reader, utf8);
            return fields.Build();
        }
        catch (Exception cause) when (cause is FormatException or InvalidOperationException)
        {
            fault = new UnreadableEvent(default, cause.Message, fields.Place);
            reader = start;
            reader.Skip();
            return null;
        }
    }

    private static StoreEvent ReadOne(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new FormatException("Every element of an event message must be a JSON object.");
        var fields = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) fields.Take(ref reader, utf8);
        return fields.Build();
    }

    // The attributes of one event while it is being read.
    private struct Fields
    {
        private string? _id;
        private string? _source;
        private string? _type;
        private string? _clock;
        private DateTimeOffset? _time;
        private DateTimeOffset? _recorded;
        private bool _historical;
        private ReadOnlyMemory<byte>? _data;

        public readonly Place? Place =>
            Contracts.Events.Place.TryParse(_id, out var place) ? place : null;

        public void Take(ref Utf8JsonReader reader, ReadOnlyMemory<byte> utf8)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "id": _id = reader.GetString(); break;
                case "source": _source = reader.GetString(); break;
                case "type": _type = reader.GetString(); break;
                case "clock": _clock = reader.GetString(); break;
                case "time": _time = Moment(ref reader); break;
                case "recordedtime": _recorded = Moment(ref reader); break;
                case "historical": _historical = reader.GetBoolean(); break;
                case "data":
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    _data = utf8[start..(int)reader.BytesConsumed];
                    break;
                default: reader.Skip(); break;
            }
        }

        public readonly StoreEvent Build()
        {
            if (Place is not { } place)
                throw new FormatException($"The event id '{_id}' is not of the form box-epoch-sequence.");
            return new StoreEvent
            {
                Place = place,
                Source = _source ?? throw Missing("source"),
                Type = _type ?? throw Missing("type"),
                Time = _time ?? throw Missing("time"),
                RecordedTime = _recorded ?? _time.Value,
                Clock = _clock == "synced" ? ClockState.Synced : ClockState.Estimated,
                Historical = _historical,
                Data = _data ?? throw Missing("data"),
            };
        }

        private static DateTimeOffset Moment(ref Utf8JsonReader reader) =>
            reader.TryGetDateTimeOffset(out var moment)
                ? moment
                : throw new FormatException($"'{reader.GetString()}' is no RFC 3339 time.");

        private readonly FormatException Missing(string attribute) =>
            new($"The event {_id} has no attribute '{attribute}'.");
    }
}

/// <summary>An element of an event message that is no event.</summary>
/// <param name="Raw">Its bytes as they came.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="Place">Its place, where that much can be read; null where not.</param>
public sealed record UnreadableEvent(ReadOnlyMemory<byte> Raw, string Reason, Place? Place);
