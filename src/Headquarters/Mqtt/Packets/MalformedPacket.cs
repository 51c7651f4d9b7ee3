// What the other side sent is no MQTT: the connection ends, because nothing after it can be trusted.
namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>Bytes that break MQTT 5; the message is a sentence that says where.</summary>
/// <param name="sentence">What is wrong.</param>
/// <param name="reason">The reason code to leave with: 0x81 malformed, 0x82 protocol error, 0x95 too large.</param>
internal sealed class MalformedPacket(string sentence, byte reason = 0x81) : Exception(sentence)
{
    /// <summary>The MQTT 5 reason code (section 2.4) that tells the server why we leave.</summary>
    public byte Reason { get; } = reason;
}
