// A client of the network block device protocol, as small as the tests need it.
using System.Buffers.Binary;
using System.Net.Sockets;

namespace EdgeAgent.Machines.Tests.Disks;

/// <summary>One connection to a server.</summary>
internal sealed class NbdClient : IAsyncDisposable
{
    public const uint Abort = 2;
    public const uint Info = 6;
    public const uint Go = 7;

    private readonly NetworkStream _stream;
    private ulong _handle;

    private NbdClient(NetworkStream stream) => _stream = stream;

    public static async Task<NbdClient> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var client = new NbdClient(new NetworkStream(socket, ownsSocket: true));
        await client.ReadAsync(18);
        await client._stream.WriteAsync(new byte[] { 0, 0, 0, 3 });
        return client;
    }

    /// <summary>Size and flags by INFO or GO.</summary>
    public async Task<(long Bytes, int Flags)> GoAsync(uint option)
    {
        await SendOptionAsync(option, [0, 0, 0, 0, 0, 0]);
        var (reply, data) = await ReplyAsync();
        if (reply != 3) throw new InvalidOperationException($"The server replied {reply:x}.");
        await ReplyAsync();
        return Export(data.AsSpan(2));
    }

    /// <summary>Size and flags by EXPORT_NAME.</summary>
    public async Task<(long Bytes, int Flags)> ExportNameAsync()
    {
        await SendOptionAsync(1, []);
        return Export(await ReadAsync(10));
    }

    /// <summary>The reply's kind.</summary>
    public async Task<uint> OptionAsync(uint option)
    {
        await SendOptionAsync(option, []);
        return (await ReplyAsync()).Reply;
    }

    public async Task<bool> IsClosedAsync() => await _stream.ReadAsync(new byte[1]) == 0;

    /// <summary>The error, 0 where there is none.</summary>
    public async Task<uint> WriteAsync(long offset, byte[] data, bool through = false)
    {
        await SendAsync(1, (ushort)(through ? 1 : 0), offset, (uint)data.Length);
        await _stream.WriteAsync(data);
        return await AnswerAsync();
    }

    public async Task<uint> FlushAsync()
    {
        await SendAsync(3, 0, 0, 0);
        return await AnswerAsync();
    }

    public async Task<byte[]> ReadAsync(long offset, int length)
    {
        await SendAsync(0, 0, offset, (uint)length);
        var error = await AnswerAsync();
        return error == 0 ? await ReadAsync(length) : throw new InvalidOperationException($"Error {error}.");
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static (long Bytes, int Flags) Export(ReadOnlySpan<byte> data) =>
        (BinaryPrimitives.ReadInt64BigEndian(data), BinaryPrimitives.ReadUInt16BigEndian(data[8..]));

    private async Task SendOptionAsync(uint option, byte[] data)
    {
        var message = new byte[16 + data.Length];
        "IHAVEOPT"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), option);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(12), (uint)data.Length);
        data.CopyTo(message, 16);
        await _stream.WriteAsync(message);
    }

    private async Task<(uint Reply, byte[] Data)> ReplyAsync()
    {
        var head = await ReadAsync(20);
        var data = await ReadAsync(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)));
        return (BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(12)), data);
    }

    private async Task SendAsync(ushort command, ushort flags, long offset, uint length)
    {
        var message = new byte[28];
        BinaryPrimitives.WriteUInt32BigEndian(message, 0x25609513);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), flags);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), command);
        BinaryPrimitives.WriteUInt64BigEndian(message.AsSpan(8), ++_handle);
        BinaryPrimitives.WriteInt64BigEndian(message.AsSpan(16), offset);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(24), length);
        await _stream.WriteAsync(message);
    }

    private async Task<uint> AnswerAsync()
    {
        var answer = await ReadAsync(16);
        if (BinaryPrimitives.ReadUInt64BigEndian(answer.AsSpan(8)) != _handle)
            throw new InvalidOperationException("An answer to another request.");
        return BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan(4));
    }

    private async Task<byte[]> ReadAsync(int length)
    {
        var bytes = new byte[length];
        await _stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
