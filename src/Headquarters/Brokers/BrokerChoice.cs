// Which broker the config names.
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;

namespace EdgeAgent.Headquarters.Brokers;

/// <summary>Makes the broker of a config; nothing is connected yet.</summary>
public static class BrokerChoice
{
    /// <summary>The broker of a config.</summary>
    /// <exception cref="ConfigRefusal">A certificate or a password cannot be read.</exception>
    public static IBroker Of(HqConfig config, TimeProvider time) =>
        new MqttBroker(config.Broker, config.Collector.MessageBytes, time);
}
