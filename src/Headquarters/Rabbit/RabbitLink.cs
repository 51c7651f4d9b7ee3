// A live AMQP connection: one channel to consume, one to publish with confirms.
using System.Threading.Channels;
using EdgeAgent.Headquarters.Brokers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace EdgeAgent.Headquarters.Rabbit;

/// <summary>A connection to RabbitMQ. Thread-safe.</summary>
internal sealed class RabbitLink : IBrokerLink
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly IConnection _connection;
    private readonly IChannel _publishing;
    private readonly string _where;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<ulong> _settled =
        System.Threading.Channels.Channel.CreateUnbounded<ulong>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Channel<Delivery> _deliveries =
        System.Threading.Channels.Channel.CreateUnbounded<Delivery>(
            new UnboundedChannelOptions { SingleWriter = true });

    private readonly Task _settling;
    private string? _loss;

    private RabbitLink(IConnection connection, IChannel consuming, IChannel publishing, string where, TimeProvider time)
    {
        (_connection, Channel, _publishing, _where, _time) = (connection, consuming, publishing, where, time);
        Consumer = new LinkConsumer(this);
        connection.ConnectionShutdownAsync += OnShutdownAsync;
        consuming.ChannelShutdownAsync += OnShutdownAsync;
        publishing.ChannelShutdownAsync += OnShutdownAsync;
        _settling = SettleAsync();
    }

    /// <summary>The channel that consumes.</summary>
    public IChannel Channel { get; }

    /// <summary>Takes what it consumes.</summary>
    public IAsyncBasicConsumer Consumer { get; }

    /// <inheritdoc/>
    public ChannelReader<Delivery> Deliveries => _deliveries.Reader;

    /// <inheritdoc/>
    public string? Loss => Volatile.Read(ref _loss);

    /// <summary>Opens both channels of a connection.</summary>
    public static async Task<RabbitLink> OpenAsync(
        IConnection connection, string where, TimeProvider time, CancellationToken stop)
    {
        var consuming = await connection.CreateChannelAsync(cancellationToken: stop);
        var publishing = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            stop);
        return new RabbitLink(connection, consuming, publishing, where, time);
    }

    /// <inheritdoc/>
    public void Settle(Delivery delivery) => _settled.Writer.TryWrite(delivery.Receipt);

    /// <inheritdoc/>
    public async Task PublishAsync(BrokerMessage message, CancellationToken stop)
    {
        // Persistent is what the MQTT plugin hands on with QoS 1. It keeps nothing for later that came over AMQP.
        var properties = new BasicProperties { Persistent = true };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _ended.Token);
        try
        {
            await _publishing.BasicPublishAsync(
                TopicKeys.Exchange, TopicKeys.KeyOf(message.Topic), mandatory: false, properties, message.Payload,
                either.Token);
        }
        catch (PublishException fault)
        {
            throw new BrokerRefusal($"The broker at {_where} refuses a message on {message.Topic}.", fault);
        }
        catch (Exception fault) when (
            fault is OperationInterruptedException or IOException or ObjectDisposedException
            || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new BrokerRefusal(Loss ?? $"A message on {message.Topic} did not get to {_where}.", fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // What was settled before goes out first.
        _settled.Writer.TryComplete();
        await Task.WhenAny(_settling, Task.Delay(Goodbye, _time));
        End($"The connection to {_where} was closed by us.");
        await _connection.AbortAsync(Goodbye);
        await _connection.DisposeAsync();
    }

    /// <summary>The connection is of no use any more.</summary>
    private void End(string sentence)
    {
        if (Interlocked.CompareExchange(ref _loss, sentence, null) is not null) return;
        _ended.Cancel();
        _settled.Writer.TryComplete();
        _deliveries.Writer.TryComplete();
    }

    private Task OnShutdownAsync(object sender, ShutdownEventArgs shutdown)
    {
        End($"The connection to {_where} ended: {RabbitSentences.Words(shutdown)}.");
        return Task.CompletedTask;
    }

    private async Task SettleAsync()
    {
        try
        {
            await foreach (var receipt in _settled.Reader.ReadAllAsync())
                await Channel.BasicAckAsync(receipt, multiple: false, _ended.Token);
        }
        catch (Exception fault) when (
            fault is OperationInterruptedException or IOException or ObjectDisposedException
                or OperationCanceledException)
        {
            End($"The connection to {_where} was cut: {fault.Message}");
        }
    }

    // Its methods run on the library's own loop: they only hand over.
    private sealed class LinkConsumer(RabbitLink link) : AsyncDefaultBasicConsumer(link.Channel)
    {
        public override Task HandleBasicDeliverAsync(
            string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey,
            IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
            CancellationToken cancellationToken = default)
        {
            link._deliveries.Writer.TryWrite(
                new Delivery(TopicKeys.TopicOf(routingKey), body.ToArray(), Retained: false, deliveryTag));
            return Task.CompletedTask;
        }

        public override Task HandleBasicCancelAsync(string consumerTag, CancellationToken cancellationToken = default)
        {
            link.End($"The broker at {link._where} ended the consumer: its queue was deleted, or has no leader.");
            return Task.CompletedTask;
        }
    }
}
