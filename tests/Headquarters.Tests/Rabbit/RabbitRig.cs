// One RabbitMQ node for all tests of a class, and boxes that speak to it by MQTT.
using System.Diagnostics;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Rabbit;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Rabbit;

public sealed class RabbitRig : IAsyncLifetime
{
    private RabbitNode? _node;

    public RabbitNode Node => _node ?? throw new InvalidOperationException("There is no node.");

    public async Task InitializeAsync()
    {
        if (RabbitNode.Program is not null) _node = await RabbitNode.RunAsync();
    }

    public async Task DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }

    internal static RabbitBroker Broker(RabbitNode node, string queue = "edge-hq") => new(
        new BrokerConfig { Kind = "amqp", Host = "127.0.0.1", Port = node.AmqpPort, Queue = queue },
        TimeProvider.System);

    /// <summary>A box publishes messages, each on the topic, numbered from 0.</summary>
    internal static async Task PublishAsync(RabbitNode node, string topic, int count)
    {
        using var tool = Start(
            "mosquitto_pub", node, "-t", topic, "-q", "1", "-l");
        for (var number = 0; number < count; number++) await tool.StandardInput.WriteLineAsync($"{number}");
        tool.StandardInput.Close();
        await tool.WaitForExitAsync();
        Assert.Equal(0, tool.ExitCode);
    }

    /// <summary>A client of the node's MQTT side.</summary>
    internal static Process Start(string program, RabbitNode node, params string[] arguments) => Process.Start(
        new ProcessStartInfo(
            program,
            [
                "-V", "mqttv311", "-h", "127.0.0.1", "-p", node.MqttPort.ToString(), "-u", "guest", "-P", "guest",
                .. arguments,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
}
