// The packets that a server sends, read from their frames.
using System.Buffers;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>CONNACK (section 3.2).</summary>
internal readonly record struct ConnectAnswer(bool SessionPresent, byte Reason, Properties Properties)
{
    public static ConnectAnswer Read(Frame frame)
    {
        var reader = new PacketReader(frame);
        var present = (reader.Byte() & 1) != 0;
        var reason = reader.Byte();
        // A server that speaks 3.1.1 only may answer in its own form, without properties.
        return new ConnectAnswer(present, reason, reader.End ? default : Properties.Read(ref reader));
    }
}

/// <summary>PUBLISH (section 3.3).</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Qos">0 or 1.</param>
/// <param name="Retained">Whether it was retained.</param>
/// <param name="PacketId">What to acknowledge; 0 for QoS 0.</param>
/// <param name="Payload">A copy.</param>
internal readonly record struct IncomingPublish(string Topic, int Qos, bool Retained, ushort PacketId, byte[] Payload)
{
    public static IncomingPublish Read(Frame frame, MqttVersion version)
    {
        var reader = new PacketReader(frame);
        var qos = (frame.Flags >> 1) & 3;
        if (qos > 1) throw new MalformedPacket("a message came with QoS 2 although only 1 was asked for", 0x9B);
        var topic = reader.Text();
        if (topic.Length == 0) throw new MalformedPacket("a message came with a topic alias, never allowed", 0x94);
        var id = (ushort)(qos == 1 ? reader.TwoBytes() : 0);
        if (qos == 1 && id == 0) throw new MalformedPacket("a message with QoS 1 has the packet id 0", 0x82);
        if (version == MqttVersion.V5) Properties.Read(ref reader);
        return new IncomingPublish(topic, qos, (frame.Flags & 1) != 0, id, reader.Rest.ToArray());
    }
}

/// <summary>PUBACK (section 3.4).</summary>
internal readonly record struct PublishAnswer(ushort PacketId, byte Reason, string? Words)
{
    public static PublishAnswer Read(Frame frame)
    {
        var reader = new PacketReader(frame);
        var id = (ushort)reader.TwoBytes();
        var reason = reader.End ? (byte)0 : reader.Byte();
        return new PublishAnswer(id, reason, reader.End ? null : Properties.Read(ref reader).ReasonString);
    }
}

/// <summary>SUBACK (section 3.9): a code for each filter, 0 to 2 granted.</summary>
internal readonly record struct SubscribeAnswer(ushort PacketId, byte[] Reasons)
{
    public static SubscribeAnswer Read(Frame frame, MqttVersion version)
    {
        var reader = new PacketReader(frame);
        var id = (ushort)reader.TwoBytes();
        if (version == MqttVersion.V5) Properties.Read(ref reader);
        return new SubscribeAnswer(id, reader.Rest.ToArray());
    }
}

/// <summary>DISCONNECT (section 3.14).</summary>
internal readonly record struct Dismissal(byte Reason, string? Words)
{
    public static Dismissal Read(Frame frame)
    {
        var reader = new PacketReader(frame);
        var reason = reader.End ? (byte)0 : reader.Byte();
        return new Dismissal(reason, reader.End ? null : Properties.Read(ref reader).ReasonString);
    }
}
