// Which broker the config names.
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Rabbit;

namespace EdgeAgent.Headquarters.Brokers;

/// <summary>Makes the broker of a config; nothing is connected or read yet.</summary>
public static class BrokerChoice
{
    /// <summary>The broker of a config.</summary>
    public static IBroker Of(HqConfig config, TimeProvider time) => config.Broker.Kind == "amqp"
        ? new RabbitBroker(config.Broker, time)
        : new MqttBroker(config.Broker, config.Collector.MessageBytes, time);
}
