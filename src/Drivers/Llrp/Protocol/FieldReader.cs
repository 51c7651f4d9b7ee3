// Reads the fields of a message or parameter in their order, without allocating and without exceptions.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Reads fields one after another. Past the end every field reads as zero or empty and
/// <see cref="IsBeyondEnd"/> stays true, so that a caller looks once, at the end.</summary>
/// <param name="bytes">The body of a message or parameter.</param>
public ref struct FieldReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private int _usedBits;

    /// <summary>True where a field was asked for that is not there.</summary>
    public bool IsBeyondEnd { get; private set; }

    /// <summary>What no field has taken yet, such as the sub-parameters.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The sub-parameters behind the fields read so far.</summary>
    public readonly ParameterReader Parameters() => new(_rest);

    /// <summary>Reads an unsigned byte.</summary>
    public byte U8() => Take(1) is { IsEmpty: false } bytes ? bytes[0] : (byte)0;

    /// <summary>Reads a signed byte.</summary>
    public sbyte S8() => (sbyte)U8();

    /// <summary>Reads an unsigned 16-bit number.</summary>
    public ushort U16() =>
        Take(2) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    /// <summary>Reads a signed 16-bit number.</summary>
    public short S16() => (short)U16();

    /// <summary>Reads an unsigned 32-bit number.</summary>
    public uint U32() => Take(4) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    /// <summary>Reads an unsigned 64-bit number.</summary>
    public ulong U64() => Take(8) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;

    /// <summary>Reads one bit. Bits come from the top of a byte; a run of them ends at a full byte.</summary>
    public bool Bit() => Bits(1) != 0;

    /// <summary>Reads some bits as a number, the highest first.</summary>
    /// <param name="count">0 to 32.</param>
    public uint Bits(int count)
    {
        var value = 0u;
        for (; count > 0; count--)
        {
            if (_rest.IsEmpty) IsBeyondEnd = true;
            else value = (value << 1) | ((uint)(_rest[0] >> (7 - _usedBits)) & 1);
            if (++_usedBits < 8) continue;
            _usedBits = 0;
            Take(1);
        }

        return value;
    }

    /// <summary>Reads bytes as they are, without a count.</summary>
    public ReadOnlySpan<byte> Raw(int count) => Take(count);

    /// <summary>Reads the bytes of a counted array: u16 count, then that many elements.</summary>
    /// <param name="elementBytes">Bytes of an element: 1 for <c>u8v</c> and <c>utf8v</c>, 2 for <c>u16v</c>, 4 for
    /// <c>u32v</c>.</param>
    public ReadOnlySpan<byte> Array(int elementBytes) => Take(U16() * elementBytes);

    /// <summary>Reads a <c>u1v</c>: u16 bit count, then the bits padded to a byte.</summary>
    public ReadOnlySpan<byte> BitArray(out int bits)
    {
        bits = U16();
        return Take((bits + 7) / 8);
    }

    /// <summary>Reads a <c>utf8v</c>; allocates the text. Bytes that are no UTF-8 become U+FFFD.</summary>
    public string Utf8() => Encoding.UTF8.GetString(Array(1));

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            IsBeyondEnd = true;
            _rest = default;
            return default;
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
