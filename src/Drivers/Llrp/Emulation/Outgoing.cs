// The way out of an emulated reader: messages that wait go out together, as a busy reader's do, or in small pieces.
using System.Threading.Channels;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Writes queued messages to a link.</summary>
internal static class Outgoing
{
    private const int Together = 64 * 1024;

    /// <summary>Writes until the queue is completed.</summary>
    /// <param name="queue">Whole messages.</param>
    /// <param name="stream">The link.</param>
    /// <param name="fragment">Bytes of a write; 0 = as many messages as wait.</param>
    /// <param name="drained">Called when the queue has run empty.</param>
    /// <param name="stop">Ends the writing.</param>
    public static async Task PumpAsync(
        ChannelReader<byte[]> queue, Stream stream, int fragment, Action drained, CancellationToken stop)
    {
        var block = new byte[Together];
        while (await queue.WaitToReadAsync(stop))
        {
            await WriteAsync(Next(queue, block), stream, fragment, stop);
            if (queue.Count == 0) drained();
        }
    }

    // One long message goes out as it is; short ones that wait are put together.
    private static ReadOnlyMemory<byte> Next(ChannelReader<byte[]> queue, byte[] block)
    {
        var length = 0;
        while (queue.TryPeek(out var message) && length + message.Length <= block.Length)
        {
            queue.TryRead(out _);
            message.CopyTo(block, length);
            length += message.Length;
        }

        return length > 0 || !queue.TryRead(out var whole) ? block.AsMemory(0, length) : whole;
    }

    private static async Task WriteAsync(
        ReadOnlyMemory<byte> bytes, Stream stream, int fragment, CancellationToken stop)
    {
        var piece = fragment > 0 ? fragment : Math.Max(1, bytes.Length);
        for (; !bytes.IsEmpty; bytes = bytes[Math.Min(piece, bytes.Length)..])
            await stream.WriteAsync(bytes[..Math.Min(piece, bytes.Length)], stop);
        await stream.FlushAsync(stop);
    }
}
