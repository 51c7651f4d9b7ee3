// A box as `edge-hq push` meets it: it hears what HQ says over a broker in memory, and answers as the test tells it to.
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Tests.Push;

/// <summary>The broker and the box behind it.</summary>
internal sealed class FakeBox : IBroker
{
    private readonly Dictionary<string, byte[]> _retained = new(StringComparer.Ordinal);

    public static Topics Topics { get; } = new("retail", "demo", "0042", "box-1");

    /// <summary>What HQ said, in order.</summary>
    public List<BrokerMessage> Heard { get; } = [];

    /// <summary>What the box says to a message: topics and payloads.</summary>
    public Func<BrokerMessage, IEnumerable<(string Topic, string Payload)>> Answers { get; set; } = _ => [];

    public void Retain(string topic, string payload) => _retained[topic] = Encoding.UTF8.GetBytes(payload);

    public Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop) =>
        Task.FromResult<IBrokerLink>(new Link(this, subscription));

    /// <summary>A report as JSON.</summary>
    public static string Report(
        string state, long version, long? seen = null, string? reason = null, Dictionary<string, long>? lists = null,
        Dictionary<string, string>? faults = null) =>
        JsonSerializer.Serialize(
            new ReportedConfig(
                version, seen ?? version, new string('a', 64), state, reason, DateTimeOffset.UnixEpoch, lists ?? [],
                faults),
            DocumentJson.Default.ReportedConfig);

    private sealed class Link : IBrokerLink
    {
        private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>();
        private readonly FakeBox _box;

        public Link(FakeBox box, Subscription subscription)
        {
            _box = box;
            foreach (var filter in subscription.Filters)
                if (box._retained.TryGetValue(filter, out var payload)) Deliver(filter, payload, retained: true);
        }

        public ChannelReader<Delivery> Deliveries => _deliveries.Reader;

        public string? Loss => null;

        public void Settle(Delivery delivery)
        {
            // Nobody counts here.
        }

        public Task PublishAsync(BrokerMessage message, CancellationToken stop)
        {
            lock (_box.Heard) _box.Heard.Add(message);
            foreach (var (topic, payload) in _box.Answers(message))
                Deliver(topic, Encoding.UTF8.GetBytes(payload), retained: false);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Deliver(string topic, byte[] payload, bool retained) =>
            _deliveries.Writer.TryWrite(new Delivery(topic, payload, retained, 0));
    }
}
