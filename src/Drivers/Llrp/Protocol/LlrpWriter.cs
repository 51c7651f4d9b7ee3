// Writes LLRP messages into a buffer that it keeps and reuses: after the first messages nothing is allocated.
// Lengths are filled in when a message or parameter ends, so that callers write straight through from top to bottom.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Writes messages, one after another. Not safe for two threads at once.</summary>
/// <example><code>
/// using (writer.Message(MessageType.SetReaderConfig, id))
/// {
///     writer.Bit(false).Reserved(7);
///     using (writer.Parameter(ParameterType.KeepaliveSpec)) writer.U8(1).U32(10_000);
/// }
/// await stream.WriteAsync(writer.Written);
/// </code></example>
public sealed class LlrpWriter(int initialBytes = 1024)
{
    private byte[] _buffer = new byte[Math.Max(initialBytes, MessageHeader.Size)];
    private int _length;
    private int _pendingBits;

    /// <summary>Everything since the last <see cref="Clear"/>. Valid until the next call that writes.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>Bytes since the last <see cref="Clear"/>.</summary>
    public int Length => _length;

    /// <summary>Forgets what was written; the buffer stays.</summary>
    public void Clear() => (_length, _pendingBits) = (0, 0);

    /// <summary>Begins a message; it ends, and gets its length, when the scope is disposed.</summary>
    public Scope Message(MessageType type, uint id, ProtocolVersion version = ProtocolVersion.Llrp101)
    {
        var start = _length;
        new MessageHeader(version, type, 0, id).Write(Take(MessageHeader.Size));
        return new Scope(this, start, isMessage: true);
    }

    /// <summary>Begins a TLV parameter; it ends, and gets its length, when the scope is disposed.</summary>
    /// <param name="type">A TLV type, 128 to 1023.</param>
    public Scope Parameter(ParameterType type)
    {
        var start = _length;
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), (uint)type << 16);
        return new Scope(this, start, isMessage: false);
    }

    /// <summary>Begins a vendor's parameter (type 1023).</summary>
    /// <param name="vendor">The vendor's IANA private enterprise number.</param>
    /// <param name="subtype">The vendor's number for the parameter.</param>
    public Scope Custom(uint vendor, uint subtype)
    {
        var scope = Parameter(ParameterType.Custom);
        U32(vendor).U32(subtype);
        return scope;
    }

    /// <summary>Writes the type byte of a TV parameter; its value follows by the next calls.</summary>
    /// <param name="type">A TV type, 1 to 127.</param>
    public LlrpWriter Tv(ParameterType type) => U8((byte)(0x80 | (int)type));

    /// <summary>Writes an unsigned byte.</summary>
    public LlrpWriter U8(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    /// <summary>Writes a signed byte.</summary>
    public LlrpWriter S8(sbyte value) => U8((byte)value);

    /// <summary>Writes an unsigned 16-bit number.</summary>
    public LlrpWriter U16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);
        return this;
    }

    /// <summary>Writes a signed 16-bit number.</summary>
    public LlrpWriter S16(short value) => U16((ushort)value);

    /// <summary>Writes an unsigned 32-bit number.</summary>
    public LlrpWriter U32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);
        return this;
    }

    /// <summary>Writes an unsigned 64-bit number.</summary>
    public LlrpWriter U64(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);
        return this;
    }

    /// <summary>Writes one bit. Bits fill a byte from the top; a run of them must end at a full byte.</summary>
    public LlrpWriter Bit(bool value) => Bits(value ? 1u : 0u, 1);

    /// <summary>Writes zero bits.</summary>
    public LlrpWriter Reserved(int count) => Bits(0, count);

    /// <summary>Writes the lowest bits of a number, the highest of them first.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">How many of its bits, 0 to 32.</param>
    public LlrpWriter Bits(uint value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            if (_pendingBits == 0) (Grow(1)[0], _pendingBits) = (0, 8);
            _pendingBits--;
            _buffer[_length - 1] |= (byte)(((value >> bit) & 1) << _pendingBits);
        }

        return this;
    }

    /// <summary>Writes bytes as they are, without a count.</summary>
    public LlrpWriter Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        return this;
    }

    /// <summary>Writes a <c>u8v</c>: u16 count and that many bytes.</summary>
    /// <exception cref="ArgumentException">There are more than 65,535.</exception>
    public LlrpWriter U8Array(ReadOnlySpan<byte> values) => Count(values.Length).Raw(values);

    /// <summary>Writes a <c>u16v</c>: u16 count and that many numbers.</summary>
    /// <exception cref="ArgumentException">There are more than 65,535.</exception>
    public LlrpWriter U16Array(ReadOnlySpan<ushort> values)
    {
        Count(values.Length);
        foreach (var value in values) U16(value);
        return this;
    }

    /// <summary>Writes a <c>u32v</c>: u16 count and that many numbers.</summary>
    /// <exception cref="ArgumentException">There are more than 65,535.</exception>
    public LlrpWriter U32Array(ReadOnlySpan<uint> values)
    {
        Count(values.Length);
        foreach (var value in values) U32(value);
        return this;
    }

    /// <summary>Writes a <c>u1v</c>: u16 bit count and the bits, padded to a byte.</summary>
    /// <param name="bytes">At least <paramref name="bits"/> bits, the first at the top.</param>
    /// <param name="bits">0 to 65,535.</param>
    /// <exception cref="ArgumentException">There are more than 65,535.</exception>
    public LlrpWriter BitArray(ReadOnlySpan<byte> bytes, int bits) => Count(bits).Raw(bytes[..((bits + 7) / 8)]);

    /// <summary>Writes a <c>utf8v</c>: u16 byte count and the text in UTF-8.</summary>
    /// <exception cref="ArgumentException">The text has more than 65,535 bytes.</exception>
    public LlrpWriter Utf8(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, Count(count).Take(count));
        return this;
    }

    private LlrpWriter Count(int count)
    {
        if (count > ushort.MaxValue)
            throw new ArgumentException($"An LLRP array holds at most 65,535 elements, not {count}.", nameof(count));
        return U16((ushort)count);
    }

    private Span<byte> Take(int count)
    {
        if (_pendingBits != 0)
            throw new InvalidOperationException($"{_pendingBits} bits are missing to a full byte.");
        return Grow(count);
    }

    private Span<byte> Grow(int count)
    {
        if (_buffer.Length - _length < count) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }

    /// <summary>A message or parameter that is being written; disposing it fills in its length.</summary>
    public readonly ref struct Scope
    {
        private readonly LlrpWriter _writer;
        private readonly int _start;
        private readonly bool _isMessage;

        internal Scope(LlrpWriter writer, int start, bool isMessage) =>
            (_writer, _start, _isMessage) = (writer, start, isMessage);

        /// <summary>Ends the message or parameter.</summary>
        /// <exception cref="InvalidOperationException">A run of bits is not a full byte, or the parameter has more
        /// than 65,535 bytes.</exception>
        public void Dispose()
        {
            _writer.Take(0);
            var length = _writer._length - _start;
            var field = _writer._buffer.AsSpan(_start + 2);
            if (_isMessage) BinaryPrimitives.WriteUInt32BigEndian(field, (uint)length);
            else if (length <= ushort.MaxValue) BinaryPrimitives.WriteUInt16BigEndian(field, (ushort)length);
            else throw new InvalidOperationException($"An LLRP parameter has at most 65,535 bytes, not {length}.");
        }
    }
}
