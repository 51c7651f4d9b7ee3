// Writes the fields of a packet (MQTT 5 section 1.5) into a span that is large enough.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>A cursor over a span that is being filled.</summary>
internal ref struct PacketWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that <see cref="Variable"/> takes for a value.</summary>
    public static int SizeOfVariable(int value) =>
        value switch { < 1 << 7 => 1, < 1 << 14 => 2, < 1 << 21 => 3, _ => 4 };

    /// <summary>Bytes that <see cref="Text"/> takes; 0 for null.</summary>
    public static int SizeOf(string? text) => text is null ? 0 : 2 + Encoding.UTF8.GetByteCount(text);

    /// <summary>One byte.</summary>
    public void Byte(int value) => _bytes[Length++] = (byte)value;

    /// <summary>Two bytes, the higher one first.</summary>
    public void TwoBytes(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_bytes[Length..], checked((ushort)value));
        Length += 2;
    }

    /// <summary>Four bytes, the highest one first.</summary>
    public void FourBytes(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes[Length..], value);
        Length += 4;
    }

    /// <summary>A variable byte integer, 0 to 268,435,455.</summary>
    public void Variable(int value)
    {
        while (value >= 0x80)
        {
            Byte((value & 0x7F) | 0x80);
            value >>= 7;
        }

        Byte(value);
    }

    /// <summary>A UTF-8 text of at most 65,535 bytes.</summary>
    public void Text(string text)
    {
        var length = Encoding.UTF8.GetBytes(text, _bytes[(Length + 2)..]);
        TwoBytes(length);
        Length += length;
    }

    /// <summary>Binary data with its length.</summary>
    public void Binary(ReadOnlySpan<byte> data)
    {
        TwoBytes(data.Length);
        data.CopyTo(_bytes[Length..]);
        Length += data.Length;
    }
}
