// Kept events as messages: one kind a message, so many events at most.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Simulation;

internal static class EventMessages
{
    // What most brokers take without a word in their config.
    private const int MostBytes = 256 * 1024;

    /// <summary>Writes events of a box as messages.</summary>
    /// <param name="box">The box.</param>
    /// <param name="events">In order; messages keep the order within a kind.</param>
    /// <param name="batch">Events in a message at most.</param>
    /// <param name="isHistorical">Whether an event is sent late or again.</param>
    public static List<BrokerMessage> Build(
        SimulatedBox box, IReadOnlyList<SimulatedEvent> events, int batch, Func<SimulatedEvent, bool> isHistorical)
    {
        var messages = new List<BrokerMessage>();
        using var writer = new StoreEventBatchWriter(box.Topics, box.Epoch);
        var data = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(data);
        foreach (var kind in events.GroupBy(one => one.Kind))
        {
            var topic = box.Topics.Events(SimulatedKinds.Kind(kind.Key));
            foreach (var one in kind)
            {
                data.ResetWrittenCount();
                json.Reset();
                SimulatedKinds.WriteData(json, box.Seed, one);
                json.Flush();
                var head = Head(box, one, isHistorical(one));
                if (writer.Count < batch && writer.TryAdd(head, data.WrittenSpan, MostBytes)) continue;
                Finish(topic);
                writer.TryAdd(head, data.WrittenSpan, MostBytes);
            }

            Finish(topic);
        }

        return messages;

        void Finish(string topic)
        {
            messages.Add(new BrokerMessage(topic, writer.Finish().ToArray(), Retain: false));
            writer.Clear();
        }
    }

    private static EventHead Head(SimulatedBox box, in SimulatedEvent one, bool historical)
    {
        var time = new DateTimeOffset(one.Time, TimeSpan.Zero);
        return new EventHead(
            one.Sequence, SimulatedKinds.Kind(one.Kind).Type, SimulatedKinds.Device(one.Kind), time, time, box.Clock,
            historical);
    }
}
