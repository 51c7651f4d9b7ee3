// The bytes with which a connection of the Sparkplug face begins and ends, as a server sees them.
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Sparkplug;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mosquitto;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.SystemTests.Sparkplug;

public sealed class ConnectPacketTests
{
    private const int CleanStart = 0x02;
    private const int WillAtQos1 = 0x04 | 0x08;
    private const byte SessionExpiry = 17;

    [MosquittoFact]
    [Statement("tck-id-principles-persistence-clean-session-311")]
    public async Task With_mqtt_3_the_session_is_clean_and_ends_with_a_plain_disconnect()
    {
        var (connect, disconnect) = await ConverseAsync(MqttVersion.V311, [0x20, 0x02, 0x00, 0x00]);

        Assert.Equal(4, connect[8]);
        Assert.Equal(CleanStart | WillAtQos1, connect[9]);
        Assert.Equal([0xE0, 0x00], disconnect);
    }

    [MosquittoFact]
    [Statement("tck-id-principles-persistence-clean-session-50")]
    public async Task With_mqtt_5_the_session_starts_clean_does_not_outlive_its_line_and_ends_with_the_will()
    {
        var (connect, disconnect) = await ConverseAsync(MqttVersion.V5, [0x20, 0x03, 0x00, 0x00, 0x00]);

        Assert.Equal(5, connect[8]);
        Assert.Equal(CleanStart | WillAtQos1, connect[9]);
        Assert.DoesNotContain(SessionExpiry, PropertiesOf(connect));
        Assert.Equal((0xE0, 0x04), (disconnect[0], disconnect[2]));
    }

    // A server that lets the box in, and the box's first and last packet.
    private static async Task<(byte[] Connect, byte[] Disconnect)> ConverseAsync(MqttVersion version, byte[] connack)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var topics = new SparkplugTopics("demo", "0042-box-1");
        var options = new SparkplugOptions();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var setup = new SparkplugSetup
        {
            Uplink = new UplinkOptions { Host = "127.0.0.1", Port = port, Sparkplug = options },
            Options = options,
            Topics = topics,
            ClientId = "box-1-sparkplug",
            StateFolder = "/nowhere",
            People = true,
        };
        var opening = new MosquittoLinkFactory(new NoSecrets(), TimeProvider.System).ConnectAsync(
            setup.LinkWith(NodeMessages.NodeDeath(topics, 0)), version, CancellationToken.None);
        using var server = await listener.AcceptTcpClientAsync();
        var stream = server.GetStream();
        var connect = await PacketAsync(stream);
        await stream.WriteAsync(connack);
        var link = await opening;
        link.WillOnClose = true;
        var closing = link.DisposeAsync();
        var disconnect = await PacketAsync(stream);
        server.Close();
        await closing;
        return (connect, disconnect);
    }

    // One packet of less than 128 bytes after its header: type, length, rest.
    private static async Task<byte[]> PacketAsync(NetworkStream stream)
    {
        var header = new byte[2];
        await stream.ReadExactlyAsync(header);
        Assert.InRange(header[1], 0, 127);
        var rest = new byte[header[1]];
        await stream.ReadExactlyAsync(rest);
        return [.. header, .. rest];
    }

    // The identifiers among the properties: each is followed by two bytes (33) or four (17, 39).
    private static IEnumerable<byte> PropertiesOf(byte[] connect)
    {
        var end = 13 + connect[12];
        for (var at = 13; at < end; at += connect[at] == 33 ? 3 : 5) yield return connect[at];
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => reference.Name;
    }
}
