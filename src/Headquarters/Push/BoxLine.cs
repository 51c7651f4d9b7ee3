// A conversation with one box over HQ's broker: what the box says on some topics, read one message after the other.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>A line to one box; one reader uses it.</summary>
internal sealed class BoxLine : IAsyncDisposable
{
    private const int Window = 100;

    private readonly IBrokerLink _link;
    private readonly TimeProvider _time;

    private BoxLine(IBrokerLink link, Topics topics, TimeProvider time) =>
        (_link, Topics, _time) = (link, topics, time);

    /// <summary>The box's topics.</summary>
    public Topics Topics { get; }

    /// <summary>Connects and listens to topics of the box.</summary>
    /// <exception cref="BrokerRefusal">The broker did not let us in, or not listen.</exception>
    public static async Task<BoxLine> OpenAsync(
        IBroker broker, Topics topics, IReadOnlyList<string> filters, TimeProvider time, CancellationToken stop)
    {
        var subscription = new Subscription(filters, Group: null, $"edge-hq-push-{Guid.NewGuid():N}", Window);
        return new BoxLine(await broker.ConnectAsync(subscription, stop), topics, time);
    }

    /// <summary>Says something to the box.</summary>
    /// <exception cref="BrokerRefusal">The broker did not take it.</exception>
    public Task SayAsync(string topic, ReadOnlyMemory<byte> payload, bool retain, CancellationToken stop) =>
        _link.PublishAsync(new BrokerMessage(topic, payload, retain), stop);

    /// <summary>The next message of the box; null where none came within the time.</summary>
    /// <exception cref="BrokerRefusal">The connection was lost.</exception>
    public async Task<Delivery?> HearAsync(TimeSpan within, CancellationToken stop)
    {
        if (within <= TimeSpan.Zero) return null;
        using var over = new CancellationTokenSource(within, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        try
        {
            while (await _link.Deliveries.WaitToReadAsync(either.Token))
            {
                if (!_link.Deliveries.TryRead(out var delivery)) continue;
                _link.Settle(delivery);
                return delivery;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }

        throw new BrokerRefusal(_link.Loss ?? "The connection to the broker has ended.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _link.DisposeAsync();
}
