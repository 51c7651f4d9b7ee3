// A broker in memory: the test says what comes in, and sees what was settled and sent.
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Tests.Brokers;

/// <summary>A broker that lets everyone in, one link at a time.</summary>
internal sealed class FakeBroker : IBroker
{
    public List<FakeLink> Links { get; } = [];

    public FakeLink Link => Links[^1];

    public Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop)
    {
        var link = new FakeLink(subscription);
        lock (Links) Links.Add(link);
        return Task.FromResult<IBrokerLink>(link);
    }
}

/// <summary>One connection to it.</summary>
internal sealed class FakeLink(Subscription subscription) : IBrokerLink
{
    private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>();
    private ulong _receipt;

    public Subscription Subscription => subscription;

    public ConcurrentQueue<Delivery> Settled { get; } = new();

    public ConcurrentQueue<BrokerMessage> Sent { get; } = new();

    public ChannelReader<Delivery> Deliveries => _deliveries.Reader;

    public string? Loss { get; private set; }

    public Delivery Deliver(string topic, string payload) => Deliver(topic, Encoding.UTF8.GetBytes(payload));

    public Delivery Deliver(string topic, byte[] payload)
    {
        var delivery = new Delivery(topic, payload, Retained: false, ++_receipt);
        _deliveries.Writer.TryWrite(delivery);
        return delivery;
    }

    public void Lose(string why)
    {
        Loss = why;
        _deliveries.Writer.Complete();
    }

    public void Settle(Delivery delivery) => Settled.Enqueue(delivery);

    public Task PublishAsync(BrokerMessage message, CancellationToken stop)
    {
        if (Loss is { } why) throw new BrokerRefusal(why);
        Sent.Enqueue(message);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _deliveries.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }
}
