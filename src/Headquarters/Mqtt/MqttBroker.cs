// HQ's broker over MQTT 5: a group is a shared subscription with a session that the broker keeps.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>Connects to a broker of <c>kind: mqtt</c>.</summary>
/// <param name="config">The <c>broker:</c> block.</param>
/// <param name="messageBytes">Bytes of a message at most; the broker drops larger ones.</param>
/// <param name="time">The clock.</param>
public sealed class MqttBroker(BrokerConfig config, int messageBytes, TimeProvider time) : IBroker
{
    private const int PlainPort = 1883;
    private const int SecurePort = 8883;

    // Room for a packet's topic and properties beside its payload.
    private const int HeadRoom = 4096;

    // What a group's member left unsettled comes again when it is back within this time. Not longer: some brokers
    // (mosquitto 2.0.11, measured) go on giving its share to a member that is away, and one that never comes back
    // would hold it. What the broker drops with the session is asked for again from the boxes.
    private static readonly TimeSpan SessionExpiry = TimeSpan.FromHours(1);

    private readonly Lazy<BrokerTls?> _tls = new(() => BrokerTls.Load(config.Tls));

    /// <inheritdoc/>
    public async Task<IBrokerLink> ConnectAsync(Subscription subscription, CancellationToken stop)
    {
        var connection = await MqttConnection.ConnectAsync(Settings(subscription), time, stop);
        try
        {
            await connection.SubscribeAsync([.. subscription.Filters.Select(FilterOf)], stop);
            return connection;
        }
        catch (Exception fault) when (fault is BrokerRefusal or OperationCanceledException)
        {
            await connection.DisposeAsync();
            throw;
        }

        string FilterOf(string filter) => subscription.Group is null ? filter : $"$share/{subscription.Group}/{filter}";
    }

    private MqttSettings Settings(Subscription subscription)
    {
        try
        {
            return new MqttSettings
            {
                Host = config.Host,
                Port = config.Port ?? (config.Tls is null ? PlainPort : SecurePort),
                ClientId = subscription.ClientId,
                Tls = _tls.Value,
                Username = config.Username,
                Password = SecretText.Reveal(config.Password),
                SessionExpiry = subscription.Group is null ? TimeSpan.Zero : SessionExpiry,
                Window = subscription.Window,
                MaximumPacket = messageBytes + HeadRoom,
            };
        }
        catch (ConfigRefusal fault)
        {
            throw new BrokerRefusal(fault.Message, fault);
        }
    }
}
