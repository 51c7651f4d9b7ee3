// One socket of one page: what goes out waits in a bounded queue, what comes in is read into one bounded buffer, and a
// pulse each way shows both ends that the line is alive. It ends when the socket does, or when the page stops taking.
using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using EdgeAgent.VoicePicking.Headsets.Sound;

namespace EdgeAgent.VoicePicking.Headsets.Wire;

/// <summary>Why the box closes a socket: codes of its own that the page knows.</summary>
internal enum GoodbyeCode
{
    /// <summary>The operator signed on at another handheld.</summary>
    TakenOver = 4001,

    /// <summary>Another tab of the same browser goes on.</summary>
    OtherTab = 4002,

    /// <summary>The operator signed off.</summary>
    SignedOff = 4003,

    /// <summary>The page does not take what is sent to it, or sends what nobody understands.</summary>
    Unusable = 4004,

    /// <summary>The box stops or starts anew: the page comes back by itself.</summary>
    Restart = 4005,
}

/// <summary>One socket.</summary>
/// <param name="socket">The socket; disposed by its owner.</param>
/// <param name="pulse">How often a pulse goes out.</param>
/// <param name="time">The clock.</param>
internal sealed class PageLink(WebSocket socket, TimeSpan pulse, TimeProvider time)
{
    private const int MostWaiting = 64;
    private const int LongestText = 16 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<Frame> _out = Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly CancellationTokenSource _end = new();
    private (GoodbyeCode Code, string Sentence)? _goodbye;

    /// <summary>Sends a message; where the page takes nothing any more, the link ends.</summary>
    public void Send(BoxMessage message) => Send(
        new Frame(
            JsonSerializer.SerializeToUtf8Bytes(message, PageJson.Default.BoxMessage), WebSocketMessageType.Text));

    /// <summary>Sends a binary frame.</summary>
    public void Send(byte[] frame) => Send(new Frame(frame, WebSocketMessageType.Binary));

    /// <summary>Ends the link with a reason that the page shows.</summary>
    public void Leave(GoodbyeCode code, string sentence)
    {
        _goodbye ??= (code, sentence);
        _out.Writer.TryComplete();
    }

    /// <summary>Runs the link until it ends.</summary>
    /// <param name="sound">Takes a binary frame; a sentence where it is not usable.</param>
    /// <param name="message">Takes a message; may wait, and then nothing more is read.</param>
    /// <param name="stop">Ends the link.</param>
    public async Task RunAsync(
        Action<ReadOnlyMemory<byte>> sound, Func<PageMessage, CancellationToken, ValueTask> message,
        CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        var sending = SendAllAsync(both.Token);
        var pulsing = PulseAsync(both.Token);
        var receiving = ReceiveAllAsync(sound, message, both.Token);
        await Task.WhenAny(sending, receiving);
        if (sending.IsCompletedSuccessfully && !receiving.IsCompleted) await GoodbyeAsync(both.Token);
        await both.CancelAsync();
        _out.Writer.TryComplete();
        await Task.WhenAll(Ended(sending), Ended(receiving), Ended(pulsing));
        socket.Abort();
        _end.Dispose();
    }

    private void Send(Frame frame)
    {
        if (!_out.Writer.TryWrite(frame))
            Leave(GoodbyeCode.Unusable, "The line is too slow: the handheld does not take what it is sent.");
    }

    private async Task SendAllAsync(CancellationToken stop)
    {
        await foreach (var frame in _out.Reader.ReadAllAsync(stop))
            await socket.SendAsync(frame.Bytes, frame.Type, endOfMessage: true, stop);
    }

    private async Task PulseAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(pulse, time, stop);
            Send(new BoxMessage { Type = "pulse" });
        }
    }

    private async Task ReceiveAllAsync(
        Action<ReadOnlyMemory<byte>> sound, Func<PageMessage, CancellationToken, ValueTask> message,
        CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(SoundIntake.LongestFrame);
        try
        {
            while (true)
            {
                var (type, length) = await ReceiveAsync(buffer, stop);
                if (type == WebSocketMessageType.Close) return;
                if (type == WebSocketMessageType.Binary) sound(buffer.AsMemory(0, length));
                else if (length <= LongestText && Read(buffer.AsSpan(0, length)) is { } read) await message(read, stop);
                else Leave(GoodbyeCode.Unusable, "The page sends what this box does not understand. Load it again.");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A frame that is longer than any good one ends the link: reading on would only take memory.
    private async Task<(WebSocketMessageType Type, int Length)> ReceiveAsync(byte[] buffer, CancellationToken stop)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
            length += part.Count;
            if (part.EndOfMessage || part.MessageType == WebSocketMessageType.Close) return (part.MessageType, length);
            if (length == buffer.Length) throw new WebSocketException("A frame of the page is too long.");
        }
    }

    private static PageMessage? Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, PageJson.Default.PageMessage);
        }
        catch (JsonException)
        {
            return null; // No message of a page: the caller ends the link and says so.
        }
    }

    private async Task GoodbyeAsync(CancellationToken stop)
    {
        var (code, sentence) = _goodbye ?? (GoodbyeCode.Restart, "The box starts anew.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var timer = time.CreateTimer(_ => limit.Cancel(), null, Farewell, Timeout.InfiniteTimeSpan);
        var bye = JsonSerializer.SerializeToUtf8Bytes(
            new BoxMessage { Type = "bye", Text = sentence, N = (int)code }, PageJson.Default.BoxMessage);
        await Ended(socket.SendAsync(bye, WebSocketMessageType.Text, true, limit.Token));
        await Ended(socket.CloseOutputAsync((WebSocketCloseStatus)code, null, limit.Token));
    }

    // A socket ends in many ways, and all of them mean the same here: the line to the page is down, and it comes back.
    private static async Task Ended(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private readonly record struct Frame(byte[] Bytes, WebSocketMessageType Type);
}
