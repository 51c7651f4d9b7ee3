// What a primary host says of itself, retained: `{"online":true,"timestamp":1772366400000}`.
using System.Text.Json;

namespace EdgeAgent.Sparkplug;

/// <summary>Whether a host is there.</summary>
/// <param name="Online">Whether it is.</param>
/// <param name="Timestamp">Since when, milliseconds since 1970 UTC by the host's clock.</param>
internal sealed record HostState(bool Online, long Timestamp)
{
    /// <summary>Reads the payload of a STATE message; null where it is none.</summary>
    public static HostState? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return document.RootElement is { ValueKind: JsonValueKind.Object } state
                && state.TryGetProperty("online", out var online)
                && online.ValueKind is JsonValueKind.True or JsonValueKind.False
                && state.TryGetProperty("timestamp", out var timestamp)
                && timestamp.ValueKind == JsonValueKind.Number
                && timestamp.TryGetInt64(out var milliseconds)
                ? new HostState(online.GetBoolean(), milliseconds)
                : null;
        }
        catch (JsonException)
        {
            // Anyone may write to the topic; what is no STATE says nothing.
            return null;
        }
    }
}
