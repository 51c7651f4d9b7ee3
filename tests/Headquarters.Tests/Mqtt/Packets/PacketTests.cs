// Packets survive any cut of the stream, and bytes that are no MQTT end in a sentence.
using System.Buffers;
using System.Text;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Mqtt.Packets;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Mqtt.Packets;

public sealed class PacketTests
{
    private const int Most = 1 << 20;

    [Fact]
    public void A_publish_comes_back_as_it_was_written_wherever_the_stream_is_cut() =>
        Prop.ForAll<NonEmptyString, byte[], int>((text, payload, seed) =>
        {
            var random = new Random(seed);
            var version = random.Next(2) == 0 ? MqttVersion.V5 : MqttVersion.V311;
            var topic = text.Get.Replace('\0', '0').Normalize() is var one && one.All(char.IsAscii) ? one : "a/ü/b";
            var message = new BrokerMessage(topic, payload, random.Next(2) == 0);
            var id = (ushort)random.Next(1, 65_536);
            var bytes = Publish(id, message, version);
            Assert.Equal(Outgoing.SizeOfPublish(message, version), bytes.Length);

            var buffer = Cut([.. bytes, .. bytes], random);
            for (var copy = 0; copy < 2; copy++)
            {
                Assert.True(Frame.TryTake(ref buffer, Most, out var frame));
                var read = IncomingPublish.Read(frame, version);
                Assert.Equal((topic, 1, message.Retain, id), (read.Topic, read.Qos, read.Retained, read.PacketId));
                Assert.Equal(payload, read.Payload);
            }

            Assert.True(buffer.IsEmpty);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_of_a_packet_is_none_yet_and_costs_nothing() => Prop.ForAll<byte[], int>((payload, seed) =>
    {
        var bytes = Publish(1, new BrokerMessage("a/b", payload, false), MqttVersion.V5);
        var buffer = new ReadOnlySequence<byte>(bytes, 0, new Random(seed).Next(bytes.Length));
        var before = buffer.Length;
        Assert.False(Frame.TryTake(ref buffer, Most, out _));
        Assert.Equal(before, buffer.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_variable_byte_integer_comes_back_and_takes_the_bytes_it_said() => Prop.ForAll<int>(seed =>
    {
        var value = new Random(seed).Next(1 << new Random(seed).Next(1, 29));
        var bytes = new byte[5];
        var writer = new PacketWriter(bytes);
        writer.Variable(value);
        Assert.Equal(PacketWriter.SizeOfVariable(value), writer.Length);
        var reader = new PacketReader(new Frame(0, new ReadOnlySequence<byte>(bytes)));
        Assert.Equal(value, reader.Variable());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_are_packets_or_malformed_and_never_anything_else()
    {
        var random = new Random(20_260_301);
        for (var round = 0; round < 200_000; round++)
        {
            var bytes = new byte[random.Next(1, 64)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0 && bytes.Length > 2) bytes[1] = (byte)(bytes.Length - 2);
            var buffer = Cut(bytes, random);
            try
            {
                while (Frame.TryTake(ref buffer, Most, out var frame))
                    Read(frame, round % 2 == 0 ? MqttVersion.V5 : MqttVersion.V311);
            }
            catch (MalformedPacket fault)
            {
                Assert.InRange(fault.Reason, 0x80, 0xA2);
            }
        }
    }

    [Fact]
    public void A_length_over_the_announced_one_is_refused_before_a_byte_of_it_is_kept()
    {
        var buffer = new ReadOnlySequence<byte>([0x32, 0xFF, 0xFF, 0xFF, 0x7F]);
        var fault = Assert.Throws<MalformedPacket>(() => Frame.TryTake(ref buffer, Most, out _));
        Assert.Equal(0x95, fault.Reason);
    }

    [Fact]
    public void A_length_that_never_ends_is_malformed()
    {
        var buffer = new ReadOnlySequence<byte>([0x32, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Assert.Throws<MalformedPacket>(() => Frame.TryTake(ref buffer, Most, out _));
    }

    [Fact]
    public void A_connect_carries_session_limits_will_and_login_in_the_order_of_the_standard()
    {
        var will = new BrokerMessage("t/w", "gone"u8.ToArray(), Retain: true);
        var bytes = Outgoing.Connect(new MqttSettings
        {
            Host = "h",
            Port = 1,
            ClientId = "hq-1",
            Username = "u",
            Password = "p",
            Will = will,
            Window = 7,
            MaximumPacket = 4096,
            SessionExpiry = TimeSpan.FromSeconds(60),
            KeepAlive = TimeSpan.FromSeconds(30),
        });

        var buffer = new ReadOnlySequence<byte>(bytes);
        Assert.True(Frame.TryTake(ref buffer, Most, out var frame));
        var reader = new PacketReader(frame);
        Assert.Equal(("MQTT", 5, 0xEC, 30), (reader.Text(), reader.Byte(), reader.Byte(), reader.TwoBytes()));
        Assert.Equal(13, reader.Variable());
        Assert.Equal((0x11, 60u), (reader.Byte(), reader.FourBytes()));
        Assert.Equal((0x21, 7), (reader.Byte(), reader.TwoBytes()));
        Assert.Equal((0x27, 4096u), (reader.Byte(), reader.FourBytes()));
        Assert.Equal(("hq-1", 0, "t/w", "gone"), (reader.Text(), reader.Variable(), reader.Text(), reader.Text()));
        Assert.Equal(("u", "p", true), (reader.Text(), reader.Text(), reader.End));
    }

    private static void Read(Frame frame, MqttVersion version)
    {
        switch (frame.Type)
        {
            case PacketType.ConnectAck: ConnectAnswer.Read(frame); break;
            case PacketType.Publish: IncomingPublish.Read(frame, version); break;
            case PacketType.PublishAck: PublishAnswer.Read(frame); break;
            case PacketType.SubscribeAck: SubscribeAnswer.Read(frame, version); break;
            case PacketType.Disconnect: Dismissal.Read(frame); break;
        }
    }

    private static byte[] Publish(ushort id, BrokerMessage message, MqttVersion version)
    {
        var head = new byte[16 + Encoding.UTF8.GetByteCount(message.Topic)];
        return [.. head[..Outgoing.PublishHead(id, message, version, head)], .. message.Payload.Span];
    }

    // The same bytes in segments of any length.
    private static ReadOnlySequence<byte> Cut(byte[] bytes, Random random)
    {
        var first = new Segment(bytes.AsMemory(0, random.Next(bytes.Length)), 0);
        var last = first;
        for (var offset = first.Memory.Length; offset < bytes.Length;)
        {
            var count = random.Next(1, bytes.Length - offset + 1);
            last = last.Append(bytes.AsMemory(offset, count));
            offset += count;
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
