// Answers of boxes to the collector's own questions: events that they no longer hold get their name, rollups that
// nobody took are stored.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

internal static class OwnAnswers
{
    private const string Gap = "gap";
    private const string Rollup = "rollup";

    /// <summary>The id of a question about an epoch's events: the answer tells by it what its sequences mean.</summary>
    public static string GapId(string epoch, string distinct) => $"{Gap}-{epoch}-{distinct}";

    /// <summary>The id of a question about rollups.</summary>
    public static string RollupId(string distinct) => $"{Rollup}-own-{distinct}";

    /// <summary>Sorts an answer into a batch; answers to other askers' questions are theirs alone.</summary>
    public static void Sort(BoxAddress box, string id, Delivery delivery, Gathering batch)
    {
        if (id.Split('-') is not [Gap or Rollup, var epoch, _] parts) return;
        try
        {
            var chunk = JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.QueryChunk);
            if (parts[0] == Gap)
            {
                foreach (var range in chunk?.Pruned ?? [])
                {
                    if (range.From > 0 && range.To >= range.From)
                        batch.Add(new NamedGap(box, epoch, range.From, range.To, range.Reason));
                }

                return;
            }

            foreach (var item in chunk?.Items ?? [])
            {
                if (RollupItem.Read(box, item) is { } row) batch.Add(row);
                else batch.Quarantine(delivery, "value", "An item of the answer is no rollup of this box.", box);
            }
        }
        catch (JsonException fault)
        {
            batch.Quarantine(delivery, "json", $"The answer is no valid document: {fault.Message}", box);
        }
    }
}
