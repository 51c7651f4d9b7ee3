// MQTT topics as RabbitMQ's routing keys and back: its MQTT plugin turns every slash into a dot, and our levels hold no
// dots.
namespace EdgeAgent.Headquarters.Rabbit;

internal static class TopicKeys
{
    /// <summary>The exchange that RabbitMQ's MQTT plugin publishes to and its clients subscribe at.</summary>
    public const string Exchange = "amq.topic";

    /// <summary>The routing key of a topic.</summary>
    public static string KeyOf(string topic) => topic.Replace('/', '.');

    /// <summary>The topic of a routing key.</summary>
    public static string TopicOf(string key) => key.Replace('.', '/');

    /// <summary>The binding key of a topic filter: one level is <c>+</c> there and <c>*</c> here.</summary>
    public static string BindingOf(string filter) => KeyOf(filter).Replace('+', '*');
}
