// H.264 in RTP packets (RFC 3550, RFC 6184 packetization mode 1): small units whole, large ones in fragments.
using System.Buffers.Binary;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>Makes the packets of one stream.</summary>
internal sealed class RtpPackets
{
    /// <summary>The payload type that the session description names.</summary>
    public const int PayloadType = 96;

    private const int LongestPayload = 1_200;
    private const int HeaderLength = 12;
    private const byte FragmentKind = 28;

    private ushort _sequence;

    /// <summary>The packets of one picture.</summary>
    /// <param name="units">Its NAL units.</param>
    /// <param name="time">Its time, 90,000 a second.</param>
    public IEnumerable<byte[]> Of(IReadOnlyList<byte[]> units, uint time)
    {
        for (var index = 0; index < units.Count; index++)
        {
            var last = index == units.Count - 1;
            if (units[index].Length <= LongestPayload) yield return Packet(units[index], [], time, last);
            else
                foreach (var packet in Fragments(units[index], time, last)) yield return packet;
        }
    }

    private IEnumerable<byte[]> Fragments(byte[] unit, uint time, bool lastUnit)
    {
        for (var at = 1; at < unit.Length; at += LongestPayload)
        {
            var length = Math.Min(LongestPayload, unit.Length - at);
            var (first, last) = (at == 1, at + length == unit.Length);
            var indicator = (byte)((unit[0] & 0xE0) | FragmentKind);
            var header = (byte)((first ? 0x80 : 0) | (last ? 0x40 : 0) | (unit[0] & 0x1F));
            yield return Packet(unit.AsMemory(at, length), [indicator, header], time, last && lastUnit);
        }
    }

    private byte[] Packet(ReadOnlyMemory<byte> payload, byte[] before, uint time, bool marker)
    {
        var packet = new byte[HeaderLength + before.Length + payload.Length];
        packet[0] = 0x80;
        packet[1] = (byte)(PayloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), _sequence++);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), time);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 0xEDA6E27);
        before.CopyTo(packet, HeaderLength);
        payload.Span.CopyTo(packet.AsSpan(HeaderLength + before.Length));
        return packet;
    }
}
