// What comes in while a question waits, as far as it concerns the question.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Pull;

internal static class AnswerText
{
    /// <summary>A chunk of the answer to a question; null where it is none: anybody may write rubbish.</summary>
    public static QueryChunk? Chunk(ReadOnlyMemory<byte> payload, string id)
    {
        try
        {
            var chunk = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.QueryChunk);
            return chunk?.Id == id ? chunk : null;
        }
        catch (JsonException)
        {
            return null; // The time-out tells the asker; the collector keeps the message raw.
        }
    }

    /// <summary>A status' state, and when it last came where that is not online; null where it is none.</summary>
    public static string? State(Delivery delivery)
    {
        if (!delivery.Topic.EndsWith("/status", StringComparison.Ordinal)) return null;
        try
        {
            var status = JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.BoxStatus);
            return status is null || status.State == "online"
                ? status?.State
                : $"{status.State} (it last connected at {status.Time.UtcDateTime:yyyy-MM-dd HH:mm}Z)";
        }
        catch (JsonException)
        {
            return null; // Then its state is not known.
        }
    }
}
