// What the rest of the box says to HQ beside events and rollups. Bounded: who writes faster than the broker takes,
// waits; and events never wait for letters, since only a few of these are on their way at a time.
using System.Threading.Channels;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Letters;

/// <summary>Takes letters for the uplink to publish. Any thread may post; lives across connections.</summary>
public sealed class Letterbox
{
    /// <summary>Letters that wait for the uplink.</summary>
    private const int Waiting = 16;

    // Until a broker says otherwise, no message is larger than this anyway.
    private const int UsualRoom = 1 << 20;

    private readonly Channel<Letter> _letters = Channel.CreateBounded<Letter>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private int _room = UsualRoom;

    /// <summary>Bytes of topic and payload together that the broker of the last connection takes.</summary>
    public int Room
    {
        get => Volatile.Read(ref _room);
        internal set => Volatile.Write(ref _room, value);
    }

    /// <summary>Letters for the session to take.</summary>
    internal ChannelReader<Letter> Letters => _letters.Reader;

    /// <summary>
    /// Publishes a message with QoS 1 on the connection that is served, or on the next one where none is.
    /// </summary>
    /// <returns>Null where the broker took it; why not where it did not, or the connection was lost.</returns>
    /// <exception cref="OperationCanceledException">Stopped; the message may or may not have gone.</exception>
    public async Task<string?> PublishAsync(OutgoingMessage message, CancellationToken stop)
    {
        var letter = new Letter(message);
        await using var withdrawal = stop.Register(() => letter.Outcome.TrySetCanceled(stop));
        await _letters.Writer.WriteAsync(letter, stop);
        return await letter.Outcome.Task;
    }
}

/// <summary>A message and what became of it.</summary>
internal sealed record Letter(OutgoingMessage Message)
{
    /// <summary>Null where the broker took it, else why not.</summary>
    public TaskCompletionSource<string?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
