// PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"): rows as length-prefixed fields in network
// byte order, written into one buffer that is handed on in large pieces.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Encodes rows.</summary>
internal sealed class CopyBuffer
{
    // Microseconds are counted from here.
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private byte[] _bytes = new byte[128 * 1024];
    private int _length;

    /// <summary>What was written since <see cref="Clear"/>; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Starts anew.</summary>
    public void Clear() => _length = 0;

    /// <summary>Signature, no flags, no extension.</summary>
    public void WriteHeader() => Append([.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>The end of all rows.</summary>
    public void WriteTrailer() => BinaryPrimitives.WriteInt16BigEndian(Take(2), -1);

    /// <summary>The start of a row.</summary>
    public void StartRow(short fields) => BinaryPrimitives.WriteInt16BigEndian(Take(2), fields);

    /// <summary>An <c>int</c>.</summary>
    public void Write(int value)
    {
        var field = Field(4);
        BinaryPrimitives.WriteInt32BigEndian(field, value);
    }

    /// <summary>A <c>bigint</c>.</summary>
    public void Write(long value)
    {
        var field = Field(8);
        BinaryPrimitives.WriteInt64BigEndian(field, value);
    }

    /// <summary>A <c>timestamptz</c>, cut to microseconds.</summary>
    public void Write(DateTimeOffset time) => Write((time.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);

    /// <summary>A <c>boolean</c>.</summary>
    public void Write(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>A <c>text</c>.</summary>
    public void Write(string text)
    {
        var field = Field(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, field);
    }

    /// <summary>A <c>jsonb</c>: its version, 1, and the text; the server checks it.</summary>
    public void WriteJson(ReadOnlySpan<byte> utf8)
    {
        var field = Field(1 + utf8.Length);
        field[0] = 1;
        utf8.CopyTo(field[1..]);
    }

    private Span<byte> Field(int length)
    {
        var field = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(field, length);
        return field[4..];
    }

    private void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + count, _bytes.Length * 2));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
