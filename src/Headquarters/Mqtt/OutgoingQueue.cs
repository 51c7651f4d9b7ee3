// Bytes on their way out. Whoever adds the first ones starts to write; what is added meanwhile goes out together.
// An idle connection holds no buffer and no task.
using System.Buffers;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>Serialises writes to a stream. Thread-safe.</summary>
/// <param name="stream">Written to by one task at a time.</param>
/// <param name="watch">Is told when a write begins and ends.</param>
/// <param name="broken">Is called once where writing fails.</param>
internal sealed class OutgoingQueue(Stream stream, LineWatch watch, Action<Exception> broken)
{
    /// <summary>From here on those who wait for <see cref="RoomAsync"/> are held back.</summary>
    private const int Plenty = 1 << 20;

    private readonly Lock _gate = new();
    private byte[] _pending = [];
    private int _length;
    private bool _writing;
    private bool _closed;
    private TaskCompletionSource? _room;

    /// <summary>Completes when all that was added has been written, or writing failed.</summary>
    public Task Idle { get; private set; } = Task.CompletedTask;

    /// <summary>Waits while more is pending than the line takes off.</summary>
    public async ValueTask RoomAsync(CancellationToken stop)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (_length < Plenty || _closed) return;
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }

            await room.WaitAsync(stop);
        }
    }

    /// <summary>Adds a packet in two parts; never waits.</summary>
    public void Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest = default)
    {
        lock (_gate)
        {
            if (_closed) return;
            Reserve(head.Length + rest.Length);
            head.CopyTo(_pending.AsSpan(_length));
            rest.CopyTo(_pending.AsSpan(_length + head.Length));
            _length += head.Length + rest.Length;
            if (_writing) return;
            _writing = true;
            Idle = WriteAsync();
        }
    }

    /// <summary>Nothing more is sent, and nobody is held back any more.</summary>
    public void Close()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            (_closed, room, _room) = (true, _room, null);
            if (_pending.Length > 0) ArrayPool<byte>.Shared.Return(_pending);
            (_pending, _length) = ([], 0);
        }

        room?.TrySetResult();
    }

    private void Reserve(int count)
    {
        if (_length + count <= _pending.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + count, _pending.Length * 2));
        _pending.AsSpan(0, _length).CopyTo(larger);
        if (_pending.Length > 0) ArrayPool<byte>.Shared.Return(_pending);
        _pending = larger;
    }

    private async Task WriteAsync()
    {
        // Leave the lock of whoever added first.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (TakeAll(out var block, out var length))
            {
                watch.WriteBegins();
                await stream.WriteAsync(block.AsMemory(0, length));
                watch.WriteEnds();
                ArrayPool<byte>.Shared.Return(block);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or OperationCanceledException)
        {
            broken(fault);
        }
    }

    private bool TakeAll(out byte[] block, out int length)
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            (block, length, room) = (_pending, _length, _room);
            (_pending, _length, _room) = ([], 0, null);
            _writing = length > 0;
        }

        room?.TrySetResult();
        return length > 0;
    }
}
