// Messages on `agg/{metric}/{period}`: flat rows, each checked against the topic it came on.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

internal static class RollupMessages
{
    // What a row is about, in the order in which its name is looked for.
    private static readonly string[] Subjects = ["zone", "line", "slot", "operator", "place"];

    /// <summary>Sorts the rows of one message into a batch.</summary>
    public static void Sort(BoxAddress box, string metric, string period, Delivery delivery, Gathering batch)
    {
        if (delivery.Payload.IsEmpty) return; // a retained rollup that was cleared by hand
        try
        {
            using var document = JsonDocument.Parse(delivery.Payload);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
            {
                foreach (var row in root.EnumerateArray()) SortRow(box, metric, period, row, delivery, batch);
            }
            else
            {
                SortRow(box, metric, period, root, delivery, batch);
            }
        }
        catch (JsonException fault)
        {
            batch.Quarantine(delivery, "json", $"The rollup is no valid JSON: {fault.Message}", box);
        }
    }

    /// <summary>Reads one row; null with a sentence where it is none.</summary>
    /// <param name="box">Whose it must be.</param>
    /// <param name="metric">The metric that its topic or question names.</param>
    /// <param name="period">The period's name; rows do not repeat it.</param>
    /// <param name="row">A flat JSON object.</param>
    /// <param name="fault">Why it is no row.</param>
    public static ReceivedRollup? Read(
        BoxAddress box, string metric, string period, JsonElement row, out (string Reason, string Sentence) fault)
    {
        fault = default;
        if (row.ValueKind != JsonValueKind.Object)
        {
            fault = ("json", "A row of a rollup must be a JSON object.");
            return null;
        }

        if (Text(row, "tenant") != box.Tenant || Text(row, "store") != box.Store || Text(row, "box") != box.Box)
        {
            var claimed = $"{Text(row, "tenant")}/{Text(row, "store")}/{Text(row, "box")}";
            fault = ("forged", $"A row says it is of {claimed}, but it came on a topic of {box}.");
            return null;
        }

        if (Text(row, "metric") != metric || Time(row, "start") is not { } start || Time(row, "end") is not { } end)
        {
            fault = ("value", $"A row of `{metric}` needs its metric, start and end.");
            return null;
        }

        var revision = row.TryGetProperty("revision", out var number) && number.TryGetInt32(out var value) ? value : 1;
        var subject = Subjects.Select(name => Text(row, name)).FirstOrDefault(name => name is not null) ?? "";
        return new ReceivedRollup(
            box, metric, period, subject, start, end, revision,
            JsonSerializer.SerializeToUtf8Bytes(row, JsonElementJson.Default.JsonElement));
    }

    private static void SortRow(
        BoxAddress box, string metric, string period, JsonElement row, Delivery delivery, Gathering batch)
    {
        if (Read(box, metric, period, row, out var fault) is { } read) batch.Add(read);
        else batch.Quarantine(delivery, fault.Reason, fault.Sentence, box);
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.TryGetDateTimeOffset(out var time)
            ? time
            : null;
}
