// Events that travel once more because HQ asked: on their own topics, marked as historical, with all they had at first.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Answers;

/// <summary>Makes messages of events that are sent again.</summary>
internal static class SentAgain
{
    private const int EventsInMessage = 100;

    /// <summary>The envelope of an event that is sent again: right for the record, too old to act on.</summary>
    public static EventHead Head(StoredEvent stored) => new(
        stored.Sequence, stored.Kind.Type, stored.Device, stored.Time, stored.RecordedTime, stored.Clock,
        Historical: true);

    /// <summary>Messages of one kind each, in the order of the kinds' first events.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="topics">The box's topics.</param>
    /// <param name="json">Writes them.</param>
    /// <param name="room">Bytes of topic and payload that the broker takes.</param>
    /// <exception cref="AnswerFailed">One event alone is larger than that.</exception>
    public static IEnumerable<OutgoingMessage> Messages(
        IReadOnlyList<StoredEvent> events, Topics topics, StoreEventBatchWriter json, int room)
    {
        foreach (var kind in events.GroupBy(stored => stored.Kind.Type, StringComparer.Ordinal))
        {
            var topic = topics.Events(kind.First().Kind);
            var most = room - topic.Length;
            json.Clear();
            foreach (var stored in kind)
            {
                var limit = json.Count == 0 ? most : Math.Min(most, AnswerWriter.ChunkBytes);
                if (json.Count < EventsInMessage && json.TryAdd(Head(stored), stored.Data.Span, limit)) continue;
                if (json.Count > 0) yield return Message(topic, json);
                json.Clear();
                if (json.TryAdd(Head(stored), stored.Data.Span, most)) continue;
                throw new AnswerFailed($"Event {stored.Sequence} is larger than any message that the broker takes.");
            }

            if (json.Count > 0) yield return Message(topic, json);
        }
    }

    // A copy: the message may wait while the next one is written.
    private static OutgoingMessage Message(string topic, StoreEventBatchWriter json) =>
        new(topic, json.Finish().ToArray(), Retain: false, StoreEvent.BatchMediaType);
}
