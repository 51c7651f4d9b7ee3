// The payload of a rollup message: the rows as the insights made them, each with its revision.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Rollups;

internal static class RollupJson
{
    /// <summary>
    /// Writes the rows as a JSON array; <c>revision</c> rises with each later value of the same period.
    /// </summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<StoredRollup> rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var row in rows) WriteRow(json, row, alone: false);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes one row by itself: what its topic would say, period and subject, stands in it.</summary>
    public static ReadOnlyMemory<byte> WriteRow(StoredRollup row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        WriteRow(json, row, alone: true);
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteRow(Utf8JsonWriter json, StoredRollup row, bool alone)
    {
        using var values = JsonDocument.Parse(row.Rollup.Values);
        json.WriteStartObject();
        foreach (var field in values.RootElement.EnumerateObject())
        {
            if (!field.NameEquals("revision"u8)) field.WriteTo(json);
        }

        json.WriteNumber("revision"u8, row.Revision);
        if (alone)
        {
            json.WriteString("period"u8, row.Rollup.Period);
            json.WriteString("subject"u8, row.Rollup.Subject);
        }

        json.WriteEndObject();
    }
}
