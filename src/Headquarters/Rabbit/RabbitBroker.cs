// HQ's broker over AMQP 0-9-1: a group is a durable quorum queue, which outlives any node of a RabbitMQ cluster.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using RabbitMQ.Client;

namespace EdgeAgent.Headquarters.Rabbit;

/// <summary>Connects to a RabbitMQ of <c>kind: amqp</c>, whose boxes come in through its MQTT plugin.</summary>
/// <param name="config">The <c>broker:</c> block.</param>
/// <param name="time">The clock.</param>
public sealed class RabbitBroker(BrokerConfig config, TimeProvider time) : IBroker
{
    private const int PlainPort = 5672;
    private const int SecurePort = 5671;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Lazy<BrokerTls?> _tls = new(() => BrokerTls.Load(config.Tls));

    private int Port => config.Port ?? (config.Tls is null ? PlainPort : SecurePort);

    /// <inheritdoc/>
    public async Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop)
    {
        var where = $"{config.Host}:{Port}";
        IConnection? connection = null;
        try
        {
            connection = await Factory(subscription).CreateConnectionAsync(stop);
            var link = await RabbitLink.OpenAsync(connection, where, time, stop);
            await SubscribeAsync(link, subscription, stop);
            return link;
        }
        catch (Exception fault) when (RabbitSentences.Refusal(fault, where, config, stop) is not null)
        {
            if (connection is not null) await connection.DisposeAsync();
            throw RabbitSentences.Refusal(fault, where, config, stop)!;
        }
    }

    private async Task SubscribeAsync(RabbitLink link, Subscription subscription, CancellationToken stop)
    {
        var queue = subscription.Group is null
            ? (await link.Channel.QueueDeclareAsync(cancellationToken: stop)).QueueName
            : config.Queue;
        if (subscription.Group is not null)
        {
            await link.Channel.QueueDeclareAsync(
                queue, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: stop);
        }

        foreach (var filter in subscription.Filters)
        {
            await link.Channel.QueueBindAsync(
                queue, TopicKeys.Exchange, TopicKeys.BindingOf(filter), cancellationToken: stop);
        }

        await link.Channel.BasicQosAsync(0, (ushort)subscription.Window, global: false, stop);
        await link.Channel.BasicConsumeAsync(queue, autoAck: false, link.Consumer, stop);
    }

    private ConnectionFactory Factory(Subscription subscription)
    {
        var factory = new ConnectionFactory
        {
            HostName = config.Host,
            Port = Port,
            VirtualHost = config.VirtualHost,
            ClientProvidedName = subscription.ClientId,
            // A link is used until it is lost; who uses it opens the next one.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            RequestedConnectionTimeout = Patience,
            ContinuationTimeout = Patience,
            MaxInboundMessageBodySize = int.MaxValue,
        };
        if (config.Username is not null) factory.UserName = config.Username;
        if (SecretText.Reveal(config.Password) is { } password) factory.Password = password;
        if (_tls.Value is not { } tls) return factory;
        factory.Ssl = new SslOption
        {
            Enabled = true,
            ServerName = config.Host,
            Certs = tls.Own,
            CertificateValidationCallback = (_, certificate, _, errors) => tls.Accepts(certificate, errors),
        };
        return factory;
    }
}
