// The two calls that pass memory to the library, in managed words.
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

internal static unsafe class MosquittoCalls
{
    /// <summary>Publishes; the library copies topic, payload and properties before it returns.</summary>
    /// <returns>The library's code, and the message id where it is 0 or 4.</returns>
    public static (int Code, int MessageId) Publish(MosquittoHandle client, OutgoingMessage message, nint properties)
    {
        int messageId;
        fixed (byte* payload = message.Payload.Span)
        {
            var code = NativeMethods.Publish(
                client,
                &messageId,
                message.Topic,
                message.Payload.Length,
                payload,
                message.Qos,
                message.Retain,
                properties);
            return (code, messageId);
        }
    }

    /// <summary>Subscribes with QoS 1.</summary>
    public static (int Code, int MessageId) Subscribe(MosquittoHandle client, string filter)
    {
        int messageId;
        var code = NativeMethods.Subscribe(client, &messageId, filter, 1, 0, 0);
        return (code, messageId);
    }
}
