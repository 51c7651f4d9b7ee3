// A growing byte buffer whose end can be set back: an event that turned out too large for a batch is taken out again.
using System.Buffers;

namespace EdgeAgent.Contracts.Events;

/// <summary>Bytes that are written once, read, and overwritten by the next batch.</summary>
internal sealed class RewindableBuffer : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    /// <summary>Bytes written; setting it lower forgets the rest.</summary>
    public int Length
    {
        get => _length;
        set => _length = value;
    }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Adds one byte.</summary>
    public void Append(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
    }

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Reserve(int count)
    {
        var needed = _length + Math.Max(count, 1);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
    }
}
