// Reads bit fields out of an EPC, most significant bit first. Beyond the end it reads zeros and remembers that it did,
// so that a reader of a scheme checks once, at its end.
using System.Buffers.Binary;

namespace EdgeAgent.Insights.Epc;

/// <summary>A cursor over the bits of an EPC.</summary>
/// <param name="bytes">The EPC's bytes, left-aligned.</param>
/// <param name="bits">Bits that count.</param>
internal ref struct BitReader(ReadOnlySpan<byte> bytes, int bits)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bits read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether more bits were read than there are.</summary>
    public readonly bool Overrun => Position > bits;

    /// <summary>Bits left; negative after an overrun.</summary>
    public readonly int Left => bits - Position;

    /// <summary>Reads up to 32 bits.</summary>
    public int ReadInt(int count) => (int)Read(count);

    /// <summary>Reads up to 64 bits.</summary>
    public ulong Read(int count)
    {
        if (count == 0) return 0;
        var first = Position >> 3;
        var skip = Position & 7;
        Position += count;
        if (first + 16 <= _bytes.Length)
        {
            var window = BinaryPrimitives.ReadUInt128BigEndian(_bytes[first..]);
            return (ulong)((window << skip) >> (128 - count));
        }

        UInt128 tail = 0;
        for (var index = 0; index < 9; index++)
            tail = (tail << 8) | (first + index < _bytes.Length ? _bytes[first + index] : (byte)0);
        return (ulong)((tail << (56 + skip)) >> (128 - count));
    }

    /// <summary>Reads up to 120 bits.</summary>
    public UInt128 ReadWide(int count)
    {
        if (count <= 64) return Read(count);
        var high = (UInt128)Read(count - 64);
        return (high << 64) | Read(64);
    }
}
