// The properties of MQTT 5 (section 2.2.2): those of interest are kept, the others passed over by their form.
namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>What a server may tell in a property, as far as this client acts on it.</summary>
internal struct Properties
{
    /// <summary>Publishes that may be in flight to the server; null for 65,535.</summary>
    public int? ReceiveMaximum;

    /// <summary>Bytes of a packet to the server; null for no limit.</summary>
    public uint? MaximumPacketSize;

    /// <summary>The highest QoS that the server takes; null for 2.</summary>
    public byte? MaximumQos;

    /// <summary>The server's own keep-alive in seconds, which overrules ours.</summary>
    public int? ServerKeepAlive;

    /// <summary>Whether the server keeps retained messages; null for yes.</summary>
    public byte? RetainAvailable;

    /// <summary>Whether the server knows shared subscriptions; null for yes.</summary>
    public byte? SharedAvailable;

    /// <summary>Its words; null for none.</summary>
    public string? ReasonString;

    /// <summary>Reads a property length and what it covers.</summary>
    public static Properties Read(ref PacketReader reader)
    {
        var properties = default(Properties);
        var length = reader.Variable();
        var end = reader.Consumed + length;
        while (reader.Consumed < end) properties.TakeOne(ref reader);
        if (reader.Consumed != end) throw new MalformedPacket("a property is longer than all properties together");
        return properties;
    }

    private void TakeOne(ref PacketReader reader)
    {
        var id = reader.Variable();
        switch (id)
        {
            case 0x13: ServerKeepAlive = reader.TwoBytes(); break;
            case 0x1F: ReasonString = reader.Text(); break;
            case 0x21: ReceiveMaximum = NotZero(reader.TwoBytes()); break;
            case 0x24: MaximumQos = reader.Byte(); break;
            case 0x25: RetainAvailable = reader.Byte(); break;
            case 0x27: MaximumPacketSize = reader.FourBytes(); break;
            case 0x2A: SharedAvailable = reader.Byte(); break;
            case 0x01 or 0x17 or 0x19 or 0x28 or 0x29: reader.Byte(); break;
            case 0x22 or 0x23: reader.TwoBytes(); break;
            case 0x02 or 0x11 or 0x18: reader.FourBytes(); break;
            case 0x0B: reader.Variable(); break;
            case 0x03 or 0x08 or 0x12 or 0x15 or 0x1A or 0x1C or 0x09 or 0x16: reader.Take(reader.TwoBytes()); break;
            case 0x26:
                reader.Take(reader.TwoBytes());
                reader.Take(reader.TwoBytes());
                break;
            default: throw new MalformedPacket($"there is no property 0x{id:X2}");
        }
    }

    private static int NotZero(int value) =>
        value > 0 ? value : throw new MalformedPacket("a Receive Maximum of 0 is not allowed", 0x82);
}
