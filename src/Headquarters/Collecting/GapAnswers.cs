// Answers of boxes to the collector's own questions about missing events: what they no longer hold gets its name.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

internal static class GapAnswers
{
    private const string Start = "gap-";

    /// <summary>The id of a question about an epoch's events: the answer tells by it what its sequences mean.</summary>
    public static string IdOf(string epoch, string distinct) => $"{Start}{epoch}-{distinct}";

    /// <summary>Sorts an answer into a batch; answers to other askers' questions are theirs alone.</summary>
    public static void Sort(BoxAddress box, string id, Delivery delivery, Gathering batch)
    {
        if (!id.StartsWith(Start, StringComparison.Ordinal) || id.Split('-') is not [_, var epoch, _]) return;
        try
        {
            var chunk = JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.QueryChunk);
            foreach (var range in chunk?.Pruned ?? [])
            {
                if (range.From > 0 && range.To >= range.From)
                    batch.Add(new NamedGap(box, epoch, range.From, range.To, range.Reason));
            }
        }
        catch (JsonException fault)
        {
            batch.Quarantine(delivery, "json", $"The answer is no valid document: {fault.Message}", box);
        }
    }
}
