// A server that says what no good broker says: the connection ends with a sentence, and nothing hangs.
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Mqtt;

public sealed class ScriptedServerTests
{
    private static readonly byte[] Accepted = [0x20, 3, 0, 0, 0];

    [Fact]
    public async Task What_is_no_broker_is_said_to_be_none()
    {
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => TalkAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray()));

        Assert.Contains("is no MQTT 5 broker", refusal.Message);
    }

    [Fact]
    public async Task A_refusal_is_told_with_the_brokers_own_words()
    {
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => TalkAsync([0x20, 10, 0, 0x89, 7, 0x1F, 0, 4, .. "full"u8]));

        Assert.Contains("the broker is busy (reason 137), \"full\"", refusal.Message);
    }

    [Fact]
    public async Task A_goodbye_is_told_with_the_brokers_reason()
    {
        var loss = await LossAfterAsync([0xE0, 1, 0x8E]);

        Assert.Contains("another connection has the same client id (reason 142)", loss);
    }

    [Theory]
    [InlineData("a packet of 268435460 bytes", new byte[] { 0x30, 0xFF, 0xFF, 0xFF, 0x7F })]
    [InlineData("more than four bytes", new byte[] { 0x30, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData("Publish ends too early", new byte[] { 0x32, 4, 0, 9, (byte)'a', 0 })]
    [InlineData("QoS 2", new byte[] { 0x34, 2, 0, 0 })]
    [InlineData("no UTF-8", new byte[] { 0x30, 4, 0, 1, 0xFF, 0 })]
    [InlineData("type 5 was not expected", new byte[] { 0x50, 2, 0, 1 })]
    public async Task A_broker_that_breaks_the_protocol_is_left_with_a_sentence(string words, byte[] bytes) =>
        Assert.Contains(words, await LossAfterAsync(bytes));

    [Fact]
    public async Task A_broker_that_sends_more_than_the_window_holds_is_held_back_and_not_left()
    {
        byte[] One(byte id) => [0x32, 6, 0, 1, (byte)'a', 0, id, 0];
        await using var connection = await TalkAsync([.. Accepted, .. One(1), .. One(2), .. One(3), .. One(4)]);

        for (ulong id = 1; id <= 4; id++)
        {
            var delivery = await connection.Deliveries.ReadAsync();
            Assert.Equal(id, delivery.Receipt);
            connection.Settle(delivery);
        }

        Assert.Null(connection.Loss);
    }

    [Fact]
    public async Task Whoever_waits_for_room_is_let_go_when_the_connection_ends()
    {
        var unsettled = new Unsettled(window: 1);
        unsettled.Add(1);
        Assert.True(unsettled.Room.IsCompleted);
        unsettled.Add(2);
        var room = unsettled.Room;
        Assert.False(room.IsCompleted);

        unsettled.Close();

        await room;
    }

    private static async Task<string?> LossAfterAsync(byte[] bytes)
    {
        await using var connection = await TalkAsync([.. Accepted, .. bytes]);
        await connection.EndAsync();
        return connection.Loss;
    }

    private static async Task<MqttConnection> TalkAsync(byte[] answer)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = ServeAsync(listener, answer);
        var settings = MqttRig.Settings(((IPEndPoint)listener.LocalEndpoint).Port) with { Window = 2 };
        return await MqttRig.ConnectAsync(settings);
    }

    private static async Task ServeAsync(TcpListener listener, byte[] answer)
    {
        using var server = listener;
        using var client = await server.AcceptSocketAsync();
        var buffer = new byte[1000];
        await client.ReceiveAsync(buffer);
        await client.SendAsync(answer);
        while (await client.ReceiveAsync(buffer) > 0)
        {
        }
    }
}
