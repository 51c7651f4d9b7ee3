// Reads the fields of a packet's body (MQTT 5 section 1.5); whatever is missing ends in a sentence.
using System.Buffers;
using System.Text;

namespace EdgeAgent.Headquarters.Mqtt.Packets;

/// <summary>A cursor over one body.</summary>
internal ref struct PacketReader(Frame frame)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly PacketType _type = frame.Type;
    private SequenceReader<byte> _reader = new(frame.Body);

    /// <summary>Whether nothing is left.</summary>
    public readonly bool End => _reader.End;

    /// <summary>Bytes read so far.</summary>
    public readonly long Consumed => _reader.Consumed;

    /// <summary>One byte.</summary>
    public byte Byte() => _reader.TryRead(out var value) ? value : throw Short();

    /// <summary>Two bytes, the higher one first.</summary>
    public int TwoBytes() => _reader.TryReadBigEndian(out short value) ? (ushort)value : throw Short();

    /// <summary>Four bytes, the highest one first.</summary>
    public uint FourBytes() => _reader.TryReadBigEndian(out int value) ? (uint)value : throw Short();

    /// <summary>A variable byte integer, 0 to 268,435,455.</summary>
    public int Variable()
    {
        var value = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var digit = Byte();
            value |= (digit & 0x7F) << shift;
            if (digit < 0x80) return value;
        }

        throw new MalformedPacket($"a variable byte integer in {_type} has more than four bytes");
    }

    /// <summary>A UTF-8 text.</summary>
    public string Text()
    {
        var bytes = Take(TwoBytes());
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedPacket($"a text in {_type} is no UTF-8");
        }
    }

    /// <summary>That many bytes, not copied.</summary>
    public ReadOnlySequence<byte> Take(int count)
    {
        if (_reader.Remaining < count) throw Short();
        var bytes = _reader.UnreadSequence.Slice(0, count);
        _reader.Advance(count);
        return bytes;
    }

    /// <summary>All that is left, not copied.</summary>
    public readonly ReadOnlySequence<byte> Rest => _reader.UnreadSequence;

    private readonly MalformedPacket Short() => new($"{_type} ends too early");
}
