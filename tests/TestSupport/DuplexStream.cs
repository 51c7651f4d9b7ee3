// Two streams joined back to back in memory: what one side writes, the other reads. Stands in for a TCP link in tests.
using System.IO.Pipelines;

namespace EdgeAgent.TestSupport;

/// <summary>One end of an in-memory link; bytes keep their order, and closing one end ends the other's reads.</summary>
public sealed class DuplexStream : Stream
{
    private readonly Stream _incoming;
    private readonly Stream _outgoing;
    private readonly PipeReader _reader;
    private readonly PipeWriter _writer;
    private DuplexStream? _peer;

    private DuplexStream(PipeReader reader, PipeWriter writer)
    {
        (_reader, _writer) = (reader, writer);
        (_incoming, _outgoing) = (reader.AsStream(), writer.AsStream());
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True once this end was closed.</summary>
    public bool Closed { get; private set; }

    /// <summary>Raised when someone begins to wait for bytes.</summary>
    public event Action? Waiting;

    /// <summary>True while someone waits for bytes.</summary>
    public bool IsWaitedFor { get; private set; }

    /// <summary>Bytes taken so far at this end.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Makes a link with its two ends.</summary>
    /// <param name="window">How many bytes may be under way in each direction before a writer waits, as in a TCP
    /// window.</param>
    public static (DuplexStream Client, DuplexStream Server) Pair(int window = 1 << 20)
    {
        var options = new PipeOptions(
            pauseWriterThreshold: window, resumeWriterThreshold: window / 2, useSynchronizationContext: false);
        var there = new Pipe(options);
        var back = new Pipe(options);
        var client = new DuplexStream(back.Reader, there.Writer);
        var server = new DuplexStream(there.Reader, back.Writer);
        (client._peer, server._peer) = (server, client);
        return (client, server);
    }

    public override int Read(byte[] buffer, int offset, int count) => _incoming.Read(buffer, offset, count);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Closed, this);
        IsWaitedFor = true;
        Waiting?.Invoke();
        var count = await _incoming.ReadAsync(buffer, cancellationToken);
        IsWaitedFor = false;
        BytesRead += count;
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => _outgoing.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _outgoing.WriteAsync(buffer, offset, count, cancellationToken);

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Closed, this);
        if (_peer!.Closed) throw new IOException("The other end of the link is closed.");
        var result = await _writer.WriteAsync(buffer, cancellationToken);
        if (result.IsCanceled) throw new IOException("The other end closed the link.");
    }

    public override void Flush() => _outgoing.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (Closed) return;
        Closed = true;
        _writer.Complete();
        _reader.CancelPendingRead(); // completing it would race with a read that is just ending
        _peer!._writer.CancelPendingFlush();
        base.Dispose(disposing);
    }
}
