// Sorts what comes in by its topic, checks that it is whose topic it came on, and puts it into the batch that is being
// gathered. Nothing is dropped: what cannot be taken is quarantined with its reason.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>Turns deliveries into what the database stores.</summary>
internal sealed class MessageSorter(HqConfig config, TimeProvider time)
{
    /// <summary>What a collector subscribes to.</summary>
    public static IReadOnlyList<string> FiltersOf(string prefix) =>
        [.. new[] { "evt/+", "agg/+/+", "status", "q/res/+" }.Select(part => $"{prefix}/v1/+/+/+/{part}")];

    /// <summary>Sorts one delivery into a batch.</summary>
    public void Sort(Delivery delivery, Gathering batch)
    {
        if (!Topics.TryParse(delivery.Topic, config.Prefix, out var box, out var rest))
        {
            batch.Quarantine(delivery, "topic", "The topic is none of a box's topics.");
            return;
        }

        if (delivery.Payload.Length > config.Collector.MessageBytes)
        {
            batch.Quarantine(
                delivery, "size",
                $"The message has {delivery.Payload.Length} bytes; `collector.message-bytes` allows "
                + $"{config.Collector.MessageBytes}.", box);
            return;
        }

        switch (rest.Split('/'))
        {
            case ["evt", _]:
                EventMessages.Sort(box, delivery, batch);
                break;
            case ["agg", var metric, var period]:
                RollupMessages.Sort(box, metric, period, delivery, batch);
                break;
            case ["status"]:
                SortStatus(box, delivery, batch);
                break;
            case ["q", "res", var id]:
                OwnAnswers.Sort(box, id, delivery, batch);
                break;
            default:
                batch.Quarantine(delivery, "topic", $"No message is expected on `{rest}`.", box);
                break;
        }
    }

    private void SortStatus(BoxAddress box, Delivery delivery, Gathering batch)
    {
        if (delivery.Payload.IsEmpty) return; // a retained status that was cleared by hand
        try
        {
            var status = JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.BoxStatus);
            if (status is null) throw new JsonException("it is null");
            batch.Add(new ReceivedStatus(box, status, time.GetUtcNow()));
        }
        catch (JsonException fault)
        {
            batch.Quarantine(delivery, "json", $"The status is no valid document: {fault.Message}", box);
        }
    }
}
