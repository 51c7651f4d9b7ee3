// The control packets of MQTT 5 (section 2.1.2) that a client of QoS 1 sends or receives.
namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>The upper four bits of a packet's first byte.</summary>
internal enum PacketType : byte
{
    Connect = 1,
    ConnectAck = 2,
    Publish = 3,
    PublishAck = 4,
    Subscribe = 8,
    SubscribeAck = 9,
    PingRequest = 12,
    PingResponse = 13,
    Disconnect = 14,
}
