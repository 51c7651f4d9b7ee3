// The JSON of one chunk around items that are JSON already: nothing is parsed to be written.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Contracts.Queries;

namespace EdgeAgent.Answers;

/// <summary>Gathers items and writes them as a <see cref="QueryChunk"/>. One thread at a time.</summary>
internal sealed class ChunkJson
{
    private readonly ArrayBufferWriter<byte> _items = new();

    /// <summary>Bytes of the items so far, commas included.</summary>
    public int Length => _items.WrittenCount;

    /// <summary>Adds an item: one JSON value.</summary>
    public void Add(ReadOnlySpan<byte> item)
    {
        if (Length > 0) _items.Write(","u8);
        _items.Write(item);
    }

    /// <summary>
    /// Writes the chunk and starts the next one; <see cref="QueryChunk.Items"/> of <paramref name="head"/> is left out.
    /// </summary>
    public byte[] Write(QueryChunk head)
    {
        var buffer = new ArrayBufferWriter<byte>(Length + 256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, head.Id);
            json.WriteNumber("n"u8, head.N);
            json.WriteBoolean("last"u8, head.Last);
            if (head.Cursor is { } cursor) json.WriteString("cursor"u8, cursor);
            json.WriteStartArray("items"u8);
            if (Length > 0) json.WriteRawValue(_items.WrittenSpan, skipInputValidation: true);
            json.WriteEndArray();
            if (head.Total is { } total) json.WriteNumber("total"u8, total);
            if (head.Resent is { } resent) json.WriteNumber("resent"u8, resent);
            if (head.Pruned is { } pruned) Write(json, pruned);
            if (head.Error is { } error)
            {
                json.WriteStartObject("error"u8);
                json.WriteString("code"u8, error.Code);
                json.WriteString("text"u8, error.Text);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        _items.ResetWrittenCount();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<PrunedRange> pruned)
    {
        json.WriteStartArray("pruned"u8);
        foreach (var range in pruned)
        {
            json.WriteStartObject();
            json.WriteNumber("from"u8, range.From);
            json.WriteNumber("to"u8, range.To);
            json.WriteString("reason"u8, range.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
