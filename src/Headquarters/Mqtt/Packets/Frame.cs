// Cuts the byte stream into packets: first byte, remaining length (MQTT 5 sections 1.5.5 and 2.1), body.
using System.Buffers;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>One packet as it lies in the buffer.</summary>
/// <param name="First">Type and flags.</param>
/// <param name="Body">What follows the remaining length; valid until the buffer moves on.</param>
internal readonly record struct Frame(byte First, ReadOnlySequence<byte> Body)
{
    // Four bytes of seven bits each.
    private const int LongestLength = 4;

    /// <summary>The type.</summary>
    public PacketType Type => (PacketType)(First >> 4);

    /// <summary>The lower four bits of the first byte.</summary>
    public int Flags => First & 0x0F;

    /// <summary>Takes the first packet off the buffer; false where it is not all there yet.</summary>
    /// <param name="buffer">What has come in; shortened by the packet.</param>
    /// <param name="most">Bytes a whole packet may have: what was announced to the server.</param>
    /// <param name="frame">The packet.</param>
    /// <exception cref="MalformedPacket">The length is none, or larger than announced.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> buffer, int most, out Frame frame)
    {
        frame = default;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryRead(out var first) || !TryReadLength(ref reader, out var length)) return false;
        if (reader.Consumed + length > most)
        {
            throw new MalformedPacket(
                $"a packet of {reader.Consumed + length} bytes was sent although {most} were announced as the most",
                0x95);
        }

        if (reader.Remaining < length) return false;
        frame = new Frame(first, reader.UnreadSequence.Slice(0, length));
        buffer = reader.UnreadSequence.Slice(length);
        return true;
    }

    private static bool TryReadLength(ref SequenceReader<byte> reader, out int length)
    {
        length = 0;
        for (var position = 0; position < LongestLength; position++)
        {
            if (!reader.TryRead(out var digit)) return false;
            length |= (digit & 0x7F) << (7 * position);
            if (digit < 0x80) return true;
        }

        throw new MalformedPacket("a packet's length has more than four bytes");
    }
}
