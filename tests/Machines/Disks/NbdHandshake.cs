// The first half of a connection: client and server agree on the disk (fixed newstyle negotiation).
using System.Buffers.Binary;

namespace EdgeAgent.Machines.Disks;

/// <summary>The server's side of the handshake.</summary>
internal static class NbdHandshake
{
    /// <summary>Answers options until the client wants the disk; false where it goes without.</summary>
    /// <exception cref="IOException">Where the client ends, or speaks another protocol.</exception>
    public static async Task<bool> AgreeAsync(Stream stream, long bytes, CancellationToken stop)
    {
        var greeting = new byte[18];
        BinaryPrimitives.WriteUInt64BigEndian(greeting, NbdWords.ServerMagic);
        BinaryPrimitives.WriteUInt64BigEndian(greeting.AsSpan(8), NbdWords.OptionMagic);
        BinaryPrimitives.WriteUInt16BigEndian(greeting.AsSpan(16), NbdWords.FixedNewstyle | NbdWords.NoZeroes);
        await stream.WriteAsync(greeting, stop);
        var flags = BinaryPrimitives.ReadUInt32BigEndian(await ReadAsync(stream, 4, stop));
        while (true)
        {
            var head = await ReadAsync(stream, 16, stop);
            if (BinaryPrimitives.ReadUInt64BigEndian(head) != NbdWords.OptionMagic)
                throw new IOException("The client sent something that is no option.");
            var option = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(8));
            var length = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(12));
            if (length > NbdWords.LongestOption) throw new IOException($"An option of {length} bytes is too long.");
            await ReadAsync(stream, (int)length, stop);
            switch (option)
            {
                case NbdWords.OptionExportName:
                    await stream.WriteAsync(Export(bytes, zeroes: (flags & NbdWords.NoZeroes) == 0), stop);
                    return true;
                case NbdWords.OptionAbort:
                    await ReplyAsync(stream, option, NbdWords.ReplyAck, [], stop);
                    return false;
                case NbdWords.OptionInfo or NbdWords.OptionGo:
                    await ReplyAsync(stream, option, NbdWords.ReplyInfo, [0, 0, .. Export(bytes, zeroes: false)], stop);
                    await ReplyAsync(stream, option, NbdWords.ReplyAck, [], stop);
                    if (option == NbdWords.OptionGo) return true;
                    break;
                default:
                    await ReplyAsync(stream, option, NbdWords.ReplyUnsupported, [], stop);
                    break;
            }
        }
    }

    /// <summary>Reads exactly so many bytes.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, int length, CancellationToken stop)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    private static byte[] Export(long bytes, bool zeroes)
    {
        var export = new byte[zeroes ? 10 + 124 : 10];
        BinaryPrimitives.WriteInt64BigEndian(export, bytes);
        BinaryPrimitives.WriteUInt16BigEndian(export.AsSpan(8), NbdWords.ExportFlags);
        return export;
    }

    private static ValueTask ReplyAsync(
        Stream stream, uint option, uint reply, ReadOnlySpan<byte> data, CancellationToken stop)
    {
        var message = new byte[20 + data.Length];
        BinaryPrimitives.WriteUInt64BigEndian(message, NbdWords.OptionReplyMagic);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(8), option);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(12), reply);
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(16), (uint)data.Length);
        data.CopyTo(message.AsSpan(20));
        return stream.WriteAsync(message, stop);
    }
}
