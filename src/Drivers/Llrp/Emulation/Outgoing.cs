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
            var length = 0;
            while (queue.TryPeek(out var message) && (length == 0 || length + message.Length <= block.Length))
            {
                queue.TryRead(out _);
                if (length + message.Length > block.Length) Array.Resize(ref block, length + message.Length);
                message.CopyTo(block, length);
                length += message.Length;
            }

            var piece = fragment > 0 ? fragment : length;
            for (var start = 0; start < length; start += piece)
            {
                await stream.WriteAsync(block.AsMemory(start, Math.Min(piece, length - start)), stop);
                await stream.FlushAsync(stop);
            }

            if (queue.Count == 0) drained();
        }
    }
}
