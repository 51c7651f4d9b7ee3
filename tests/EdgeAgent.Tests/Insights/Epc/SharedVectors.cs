// Reads the shared EPC vectors: one JSON object a line.
using System.Text.Json;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Tests.Insights.Epc;

internal static class SharedVectors
{
    public static IEnumerable<JsonElement> Read(string name) =>
        File.ReadLines(SharedData.PathOf($"rfid/epc/{name}")).Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement);

    public static string? Text(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
