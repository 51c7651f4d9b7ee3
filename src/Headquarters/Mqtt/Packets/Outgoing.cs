// The packets that a client sends.
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>Builds packets.</summary>
internal static class Outgoing
{
    private const byte ProtocolVersion = 5;

    /// <summary>CONNECT (section 3.1).</summary>
    public static byte[] Connect(MqttSettings settings)
    {
        const int PropertyBytes = 5 + 3 + 5;
        var will = settings.Will;
        var body = PacketWriter.SizeOf("MQTT") + 4 + 1 + PropertyBytes + PacketWriter.SizeOf(settings.ClientId)
            + (will is null ? 0 : 1 + PacketWriter.SizeOf(will.Topic) + 2 + will.Payload.Length)
            + PacketWriter.SizeOf(settings.Username) + PacketWriter.SizeOf(settings.Password);
        var packet = new byte[1 + PacketWriter.SizeOfVariable(body) + body];
        var writer = new PacketWriter(packet);
        writer.Byte((int)PacketType.Connect << 4);
        writer.Variable(body);
        writer.Text("MQTT");
        writer.Byte(ProtocolVersion);
        writer.Byte(Flags(settings));
        writer.TwoBytes((int)settings.KeepAlive.TotalSeconds);
        writer.Variable(PropertyBytes);
        writer.Byte(0x11);
        writer.FourBytes((uint)settings.SessionExpiry.TotalSeconds);
        writer.Byte(0x21);
        writer.TwoBytes(settings.Window);
        writer.Byte(0x27);
        writer.FourBytes((uint)settings.MaximumPacket);
        writer.Text(settings.ClientId);
        if (will is not null)
        {
            writer.Variable(0);
            writer.Text(will.Topic);
            writer.Binary(will.Payload.Span);
        }

        if (settings.Username is not null) writer.Text(settings.Username);
        if (settings.Password is not null) writer.Text(settings.Password);
        return packet;
    }

    /// <summary>SUBSCRIBE (section 3.8), QoS 1 for each filter; retained messages are wanted.</summary>
    public static byte[] Subscribe(ushort id, IReadOnlyList<string> filters)
    {
        var body = 2 + 1 + filters.Sum(filter => PacketWriter.SizeOf(filter) + 1);
        var packet = new byte[1 + PacketWriter.SizeOfVariable(body) + body];
        var writer = new PacketWriter(packet);
        writer.Byte(((int)PacketType.Subscribe << 4) | 2);
        writer.Variable(body);
        writer.TwoBytes(id);
        writer.Variable(0);
        foreach (var filter in filters)
        {
            writer.Text(filter);
            writer.Byte(1);
        }

        return packet;
    }

    /// <summary>Bytes of a PUBLISH with QoS 1.</summary>
    public static long SizeOfPublish(BrokerMessage message)
    {
        var body = PublishBody(message);
        return 1L + PacketWriter.SizeOfVariable((int)Math.Min(body, int.MaxValue)) + body;
    }

    /// <summary>PUBLISH (section 3.3) with QoS 1 up to the payload, which follows; returns its length.</summary>
    public static int PublishHead(ushort id, BrokerMessage message, Span<byte> head)
    {
        var writer = new PacketWriter(head);
        writer.Byte(((int)PacketType.Publish << 4) | 2 | (message.Retain ? 1 : 0));
        writer.Variable((int)PublishBody(message));
        writer.Text(message.Topic);
        writer.TwoBytes(id);
        writer.Variable(0);
        return writer.Length;
    }

    /// <summary>PUBACK (section 3.4) with success, in its short form.</summary>
    public static void PublishAck(ushort id, Span<byte> packet)
    {
        var writer = new PacketWriter(packet);
        writer.Byte((int)PacketType.PublishAck << 4);
        writer.Variable(2);
        writer.TwoBytes(id);
    }

    /// <summary>PINGREQ (section 3.12).</summary>
    public static ReadOnlySpan<byte> Ping => [(int)PacketType.PingRequest << 4, 0];

    /// <summary>DISCONNECT (section 3.14).</summary>
    public static byte[] Disconnect(byte reason) => [(int)PacketType.Disconnect << 4, 1, reason];

    private static long PublishBody(BrokerMessage message) =>
        PacketWriter.SizeOf(message.Topic) + 2L + 1 + message.Payload.Length;

    private static int Flags(MqttSettings settings) =>
        (settings.SessionExpiry == TimeSpan.Zero ? 0x02 : 0)
        | (settings.Will is null ? 0 : settings.Will.Retain ? 0x2C : 0x0C)
        | (settings.Password is null ? 0 : 0x40)
        | (settings.Username is null ? 0 : 0x80);
}
