// Connections of HQ's own client to a broker under test.
using System.Text;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;

namespace EdgeAgent.Headquarters.Tests.Mqtt;

internal static class MqttRig
{
    public static MqttSettings Settings(int port, string id = "one") =>
        new() { Host = "127.0.0.1", Port = port, ClientId = id };

    public static Task<MqttConnection> ConnectAsync(MqttSettings settings) =>
        MqttConnection.ConnectAsync(settings, TimeProvider.System, CancellationToken.None);

    public static MqttBroker Broker(int port, int messageBytes = 1 << 20) =>
        new(new BrokerConfig { Host = "127.0.0.1", Port = port }, messageBytes, TimeProvider.System);

    public static async Task<Delivery> NextAsync(this IBrokerLink link) =>
        await link.Deliveries.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Takes what is left and waits for the end.</summary>
    public static async Task EndAsync(this IBrokerLink link)
    {
        async Task DrainAsync()
        {
            await foreach (var delivery in link.Deliveries.ReadAllAsync()) link.Settle(delivery);
        }

        await DrainAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    public static Task SendAsync(this IBrokerLink link, string topic, string text, bool retain = false) =>
        link.PublishAsync(
            new BrokerMessage(topic, Encoding.UTF8.GetBytes(text), retain), CancellationToken.None);

    public static string Text(this Delivery delivery) => Encoding.UTF8.GetString(delivery.Payload.Span);
}
