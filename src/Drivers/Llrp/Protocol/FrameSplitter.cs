// Cuts a TCP byte stream into LLRP messages. Bytes are received straight into its buffer and messages are handed out
// from there: nothing is copied but the beginning of a message that was cut off at the buffer's end.
using System.Buffers;

namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>A growing buffer that hands out whole messages. Not safe for two threads at once.</summary>
/// <example><code>
/// while (await stream.ReadAsync(splitter.GetMemory(), stop) is > 0 and var count)
/// {
///     splitter.Advance(count);
///     while (splitter.TryRead(out var message)) Handle(message.Span);
///     if (splitter.Fault != FrameFault.None) throw ...;
/// }
/// </code></example>
public sealed class FrameSplitter : IDisposable
{
    /// <summary>The default cap: 4 MiB. LLRP sets none; the largest report known has 1.4 MB (10,000 tags).</summary>
    public const int DefaultCap = 4 * 1024 * 1024;

    /// <summary>The buffer's size while messages are small.</summary>
    internal const int SmallBuffer = 64 * 1024;

    private readonly int _cap;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
    private int _start;
    private int _end;

    /// <summary>Makes an empty splitter.</summary>
    /// <param name="cap">The longest message that is taken, in bytes, from 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cap is below 10.</exception>
    public FrameSplitter(int cap = DefaultCap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cap, MessageHeader.Size);
        _cap = cap;
    }

    /// <summary>Why no further message comes; stays set, because the stream has lost its boundaries.</summary>
    public FrameFault Fault { get; private set; }

    /// <summary>The length that the header at fault gave, in bytes.</summary>
    public uint FaultLength { get; private set; }

    /// <summary>Bytes that are buffered and not handed out: the beginning of a message, if any.</summary>
    public int Pending => _end - _start;

    /// <summary>Bytes handed out or dropped since the beginning: where the next message begins in the stream.</summary>
    public long Position { get; private set; }

    /// <summary>Where the next bytes go. Messages handed out before are no longer valid after this call.</summary>
    /// <returns>At least one byte.</returns>
    public Memory<byte> GetMemory()
    {
        if (Pending == 0) (_start, _end) = (0, 0);
        if (_end == _buffer.Length || (Pending == 0 && _buffer.Length > SmallBuffer * 2)) MakeRoom();
        return _buffer.AsMemory(_end);
    }

    /// <summary>Says how many bytes came.</summary>
    /// <param name="count">0 to the length of what <see cref="GetMemory"/> gave.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than that.</exception>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - _end);
        _end += count;
    }

    /// <summary>Takes the next whole message.</summary>
    /// <param name="message">The message with its header; valid until <see cref="GetMemory"/> or
    /// <see cref="Dispose"/>.</param>
    /// <returns>False where more bytes are needed, or at a <see cref="Fault"/>.</returns>
    public bool TryRead(out ReadOnlyMemory<byte> message)
    {
        message = default;
        if (Fault != FrameFault.None || !MessageHeader.TryRead(_buffer.AsSpan(_start, Pending), out var header))
            return false;
        if (header.Length < MessageHeader.Size || header.Length > _cap)
        {
            Fault = header.Length < MessageHeader.Size ? FrameFault.LengthTooSmall : FrameFault.LengthTooLarge;
            FaultLength = header.Length;
            return false;
        }

        var length = (int)header.Length;
        if (length > Pending) return false;
        message = _buffer.AsMemory(_start, length);
        _start += length;
        Position += length;
        return true;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _start, _end) = ([], 0, 0);
    }

    // The buffer doubles only when it is full of one unfinished message, so that a header that lies about its length
    // costs nothing until as many bytes have really come; it shrinks again when it is empty.
    private void MakeRoom()
    {
        var pending = Pending;
        if (pending > 0 && _start >= _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, pending).CopyTo(_buffer);
        }
        else
        {
            var next = ArrayPool<byte>.Shared.Rent(pending == 0 ? SmallBuffer : _buffer.Length * 2);
            _buffer.AsSpan(_start, pending).CopyTo(next);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = next;
        }

        (_start, _end) = (0, pending);
    }
}
