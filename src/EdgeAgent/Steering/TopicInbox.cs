// Between the uplink's loop, which must not wait, and a desk that works through what HQ wrote: a bounded queue.
using System.Threading.Channels;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering;

/// <summary>Keeps messages of some topics until <see cref="RunAsync"/> has handled them, one after the other.</summary>
/// <param name="filters">The topics.</param>
/// <param name="largest">Bytes of a message at most; a larger one is refused unread.</param>
/// <param name="connected">Called when a connection is served; null for nothing.</param>
/// <param name="log">The log.</param>
/// <param name="waiting">Messages that may wait.</param>
internal sealed class TopicInbox(
    IReadOnlyList<string> filters, int largest, Action? connected, ILogger log, int waiting = 32) : ITopicListener
{
    private readonly Channel<LinkNotice.Received> _messages = Channel.CreateBounded<LinkNotice.Received>(
        new BoundedChannelOptions(waiting) { SingleReader = true });

    /// <inheritdoc/>
    public IReadOnlyList<string> Filters => filters;

    /// <inheritdoc/>
    public void Connected() => connected?.Invoke();

    /// <inheritdoc/>
    public void Received(LinkNotice.Received message)
    {
        // Of a message that is far too large only its size is kept: it is refused all the same, with a sentence.
        if (message.Payload.Length > largest)
            message = message with { Payload = new byte[largest + 1] };
        if (!_messages.Writer.TryWrite(message)) SteeringLog.TooMany(log, message.Topic, waiting);
    }

    /// <summary>Handles messages until stopped.</summary>
    public async Task RunAsync(Func<LinkNotice.Received, CancellationToken, Task> handle, CancellationToken stop)
    {
        await foreach (var message in _messages.Reader.ReadAllAsync(stop))
        {
            try
            {
                await handle(message, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // What HQ writes must never end the agent; the next message is handled as if this one had not come.
                SteeringLog.Fault(log, fault, message.Topic);
            }
        }
    }
}
