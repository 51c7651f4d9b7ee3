// A row of a rollup out of an answer: as on `agg/…`, with what that topic would have said about it.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Reads items of <c>rollup</c> answers.</summary>
internal static class RollupItem
{
    private const string Period = "period";
    private const string Subject = "subject";

    /// <summary>The row as the collector would read it from its topic; null where it is not of this box.</summary>
    public static ReceivedRollup? Read(BoxAddress box, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("metric", out var metric)
            || !item.TryGetProperty(Period, out var period)) return null;
        using var row = JsonDocument.Parse(Bare(item));
        return RollupMessages.Read(
            box, metric.GetString() ?? "", period.GetString() ?? "", row.RootElement, out _);
    }

    // Rows that came by question and rows that came by themselves are the same in the database.
    private static ReadOnlyMemory<byte> Bare(JsonElement item)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var field in item.EnumerateObject())
            {
                if (!field.NameEquals(Period) && !field.NameEquals(Subject)) field.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
