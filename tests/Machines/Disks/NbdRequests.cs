// The second half of a connection: reads, writes and flushes, one after the other.
using System.Buffers.Binary;

namespace EdgeAgent.Machines.Disks;

/// <summary>Serves the requests of one client.</summary>
internal sealed class NbdRequests(Stream stream, VolatileDisk disk)
{
    private const int ZeroesAtOnce = 1 << 20;

    private readonly byte[] _head = new byte[28];

    /// <summary>Serves until the client says goodbye.</summary>
    /// <exception cref="IOException">Where it ends without, or speaks another protocol.</exception>
    public async Task ServeAsync(CancellationToken stop)
    {
        while (true)
        {
            await stream.ReadExactlyAsync(_head, stop);
            if (BinaryPrimitives.ReadUInt32BigEndian(_head) != NbdWords.RequestMagic)
                throw new IOException("The client sent something that is no request.");
            var through = (BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(4)) & NbdWords.FlagForceUnitAccess) != 0;
            var command = BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(6));
            var handle = BinaryPrimitives.ReadUInt64BigEndian(_head.AsSpan(8));
            var offset = BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(16));
            var length = BinaryPrimitives.ReadUInt32BigEndian(_head.AsSpan(24));
            if (command == NbdWords.CommandDisconnect) return;
            if (command is NbdWords.CommandRead or NbdWords.CommandWrite && length > NbdWords.LongestRequest)
                throw new IOException($"A request of {length} bytes is too long.");
            var data = command == NbdWords.CommandWrite
                ? await NbdHandshake.ReadAsync(stream, (int)length, stop)
                : [];
            var answer = Do(command, through, offset, length, data);
            if (disk.IsDark)
            {
                // Without power nothing is answered; what still comes is read until the client is gone.
                await stream.CopyToAsync(Stream.Null, stop);
                return;
            }

            await AnswerAsync(handle, answer, stop);
        }
    }

    // The bytes that were read, none for other commands; null where the request cannot be met.
    private byte[]? Do(ushort command, bool through, long offset, uint length, byte[] data)
    {
        try
        {
            switch (command)
            {
                case NbdWords.CommandRead:
                    var read = new byte[length];
                    disk.Read(offset, read);
                    return read;
                case NbdWords.CommandWrite:
                    Write(through, offset, data);
                    return [];
                case NbdWords.CommandWriteZeroes:
                    for (var at = 0L; at < length; at += ZeroesAtOnce)
                        Write(through, offset + at, new byte[Math.Min(ZeroesAtOnce, length - at)]);
                    return [];
                case NbdWords.CommandFlush:
                    disk.Flush();
                    return [];
                case NbdWords.CommandTrim:
                    // A hint: what it names may be anything afterwards, so it may as well stay.
                    return [];
                default:
                    return null;
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            // Outside of the disk, or no whole sectors: the client is told by the error in its answer.
            return null;
        }
    }

    private void Write(bool through, long offset, byte[] data)
    {
        if (through) disk.WriteThrough(offset, data);
        else disk.Write(offset, data);
    }

    private ValueTask AnswerAsync(ulong handle, byte[]? data, CancellationToken stop)
    {
        var answer = new byte[16 + (data?.Length ?? 0)];
        BinaryPrimitives.WriteUInt32BigEndian(answer, NbdWords.ReplyMagic);
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(4), data is null ? NbdWords.InvalidArgument : 0);
        BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(8), handle);
        data?.CopyTo(answer, 16);
        return stream.WriteAsync(answer, stop);
    }
}
