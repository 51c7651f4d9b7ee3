// What the link hands over while it receives.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Takes the messages that answer no request.</summary>
internal interface IMessageReceiver
{
    /// <summary>A message; its bytes are valid during the call alone.</summary>
    void OnMessage(MessageHeader header, ReadOnlySpan<byte> body);

    /// <summary>All messages of a block of bytes were handed over. Receiving goes on when the task ends.</summary>
    ValueTask OnBlockAsync(CancellationToken stop);
}
