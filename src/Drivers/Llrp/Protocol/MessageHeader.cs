// The ten bytes before every LLRP message: 3 reserved bits, 3 bits version, 10 bits type, u32 length of all, u32 id.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>The header of an LLRP message (LLRP 1.0.1, section 16.1.1).</summary>
/// <param name="Version">The protocol version, 0 to 7; a newer reader may send a number that is not named here.</param>
/// <param name="Type">The message type, 0 to 1023; may be one that is not named here.</param>
/// <param name="Length">Bytes of the whole message with this header. At least 10 in a well-formed message.</param>
/// <param name="Id">The message id: an answer carries that of its request.</param>
public readonly record struct MessageHeader(ProtocolVersion Version, MessageType Type, uint Length, uint Id)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 10;

    /// <summary>Reads a header. Says nothing about whether its length makes sense.</summary>
    /// <param name="bytes">The message from its first byte.</param>
    /// <param name="header">The header; empty when false is returned.</param>
    /// <returns>False where there are fewer than <see cref="Size"/> bytes.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out MessageHeader header)
    {
        header = default;
        if (bytes.Length < Size) return false;
        var first = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        header = new MessageHeader(
            (ProtocolVersion)((first >> 10) & 7),
            (MessageType)(first & 0x3FF),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[6..]));
        return true;
    }

    /// <summary>Writes the header.</summary>
    /// <param name="bytes">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes[6..], Id);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)((((int)Version & 7) << 10) | ((int)Type & 0x3FF)));
    }
}
