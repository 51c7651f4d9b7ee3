// A broker with boxes behind it that answer as a test tells them to.
using System.Text.Json;
using System.Threading.Channels;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Tests.Pull;

/// <summary>Every question gets the chunks of <see cref="Answer"/>; a null among them cuts the line.</summary>
internal sealed class AnsweringBroker : IBroker
{
    public Func<QueryRequest, IEnumerable<QueryChunk?>> Answer { get; set; } = _ => [];

    public List<QueryRequest> Questions { get; } = [];

    public Dictionary<string, byte[]> Retained { get; } = [];

    public Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop)
    {
        var link = new Link(this);
        foreach (var (topic, payload) in Retained.Where(kept => subscription.Filters.Any(
            filter => filter == kept.Key || filter.EndsWith("+/status", StringComparison.Ordinal))))
            link.Deliver(topic, payload, retained: true);
        return Task.FromResult<IBrokerLink>(link);
    }

    private sealed class Link(AnsweringBroker broker) : IBrokerLink
    {
        private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>();

        public ChannelReader<Delivery> Deliveries => _deliveries.Reader;

        public string? Loss { get; private set; }

        public void Settle(Delivery delivery)
        {
            // Nothing is kept for an asker.
        }

        public void Deliver(string topic, byte[] payload, bool retained) =>
            _deliveries.Writer.TryWrite(new Delivery(topic, payload, retained, 1));

        public Task PublishAsync(BrokerMessage message, CancellationToken stop)
        {
            var question = JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.QueryRequest)!;
            broker.Questions.Add(question);
            foreach (var chunk in broker.Answer(question))
            {
                if (chunk is null)
                {
                    Loss = "The line was cut.";
                    _deliveries.Writer.Complete();
                    return Task.CompletedTask;
                }

                Deliver(
                    question.ReplyTo!,
                    JsonSerializer.SerializeToUtf8Bytes(
                        chunk with { Id = question.Id }, DocumentJson.Default.QueryChunk),
                    retained: false);
            }

            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            _deliveries.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }
    }
}
