// Bytes of a LoRaWAN uplink: little-endian, and never read beyond the end.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>A cursor over the bytes. After a read beyond the end every further read gives 0 and
/// <see cref="IsShort"/> is set.</summary>
/// <param name="bytes">The uplink.</param>
internal ref struct UplinkBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; set; }

    /// <summary>True as soon as a value did not fit.</summary>
    public bool IsShort { get; private set; }

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes[Math.Min(Position, _bytes.Length)..];

    /// <summary>One byte.</summary>
    public int U8() => Take(1) is [var value] ? value : 0;

    /// <summary>Two bytes, unsigned.</summary>
    public int U16() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16LittleEndian(two) : 0;

    /// <summary>Two bytes, signed.</summary>
    public int S16() => (short)U16();

    /// <summary>Two bytes, unsigned, the high one first.</summary>
    public int U16BigEndian() => BinaryPrimitives.ReverseEndianness((ushort)U16());

    /// <summary>Four bytes, unsigned.</summary>
    public long U32() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;

    /// <summary>So many bytes as hex in lower case.</summary>
    public string Hex(int count) => Convert.ToHexStringLower(Take(count));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (IsShort || _bytes.Length - Position < count)
        {
            IsShort = true;
            return [];
        }

        Position += count;
        return _bytes.Slice(Position - count, count);
    }
}
