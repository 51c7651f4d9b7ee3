// The packets that a client sends.
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>Builds packets.</summary>
internal static class Outgoing
{
    /// <summary>CONNECT (section 3.1).</summary>
    public static byte[] Connect(MqttSettings settings)
    {
        const int PropertyBytes = 5 + 3 + 5;
        var (will, five) = (settings.Will, settings.Version == MqttVersion.V5);
        var body = PacketWriter.SizeOf("MQTT") + 4 + (five ? 1 + PropertyBytes : 0)
            + PacketWriter.SizeOf(settings.ClientId)
            + (will is null ? 0 : (five ? 1 : 0) + PacketWriter.SizeOf(will.Topic) + 2 + will.Payload.Length)
            + PacketWriter.SizeOf(settings.Username) + PacketWriter.SizeOf(settings.Password);
        var packet = new byte[1 + PacketWriter.SizeOfVariable(body) + body];
        var writer = new PacketWriter(packet);
        writer.Byte((int)PacketType.Connect << 4);
        writer.Variable(body);
        writer.Text("MQTT");
        writer.Byte((int)settings.Version);
        writer.Byte(Flags(settings));
        writer.TwoBytes((int)settings.KeepAlive.TotalSeconds);
        if (five)
        {
            writer.Variable(PropertyBytes);
            writer.Byte(0x11);
            writer.FourBytes((uint)settings.SessionExpiry.TotalSeconds);
            writer.Byte(0x21);
            writer.TwoBytes(settings.Window);
            writer.Byte(0x27);
            writer.FourBytes((uint)settings.MaximumPacket);
        }

        writer.Text(settings.ClientId);
        if (will is not null)
        {
            if (five) writer.Variable(0);
            writer.Text(will.Topic);
            writer.Binary(will.Payload.Span);
        }

        if (settings.Username is not null) writer.Text(settings.Username);
        if (settings.Password is not null) writer.Text(settings.Password);
        return packet;
    }

    /// <summary>SUBSCRIBE (section 3.8), QoS 1 for each filter; retained messages are wanted.</summary>
    public static byte[] Subscribe(ushort id, IReadOnlyList<string> filters, MqttVersion version)
    {
        var body = 2 + Properties(version) + filters.Sum(filter => PacketWriter.SizeOf(filter) + 1);
        var packet = new byte[1 + PacketWriter.SizeOfVariable(body) + body];
        var writer = new PacketWriter(packet);
        writer.Byte(((int)PacketType.Subscribe << 4) | 2);
        writer.Variable(body);
        writer.TwoBytes(id);
        if (version == MqttVersion.V5) writer.Variable(0);
        foreach (var filter in filters)
        {
            writer.Text(filter);
            writer.Byte(1);
        }

        return packet;
    }

    /// <summary>Bytes of a PUBLISH with QoS 1.</summary>
    public static long SizeOfPublish(BrokerMessage message, MqttVersion version)
    {
        var body = PublishBody(message, version);
        return 1L + PacketWriter.SizeOfVariable((int)Math.Min(body, int.MaxValue)) + body;
    }

    /// <summary>PUBLISH (section 3.3) with QoS 1 up to the payload, which follows; returns its length.</summary>
    public static int PublishHead(ushort id, BrokerMessage message, MqttVersion version, Span<byte> head)
    {
        var writer = new PacketWriter(head);
        writer.Byte(((int)PacketType.Publish << 4) | 2 | (message.Retain ? 1 : 0));
        writer.Variable((int)PublishBody(message, version));
        writer.Text(message.Topic);
        writer.TwoBytes(id);
        if (version == MqttVersion.V5) writer.Variable(0);
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
    public static byte[] Disconnect(byte reason, MqttVersion version) => version == MqttVersion.V5
        ? [(int)PacketType.Disconnect << 4, 1, reason]
        : [(int)PacketType.Disconnect << 4, 0];

    private static long PublishBody(BrokerMessage message, MqttVersion version) =>
        PacketWriter.SizeOf(message.Topic) + 2L + Properties(version) + message.Payload.Length;

    // An empty list of properties is its length; 3.1.1 has none.
    private static int Properties(MqttVersion version) => version == MqttVersion.V5 ? 1 : 0;

    private static int Flags(MqttSettings settings) =>
        (settings.SessionExpiry == TimeSpan.Zero ? 0x02 : 0)
        | (settings.Will is null ? 0 : settings.Will.Retain ? 0x2C : 0x0C)
        | (settings.Password is null ? 0 : 0x40)
        | (settings.Username is null ? 0 : 0x80);
}
