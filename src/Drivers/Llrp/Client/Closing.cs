// The polite end: a reader that is not told may keep the dead connection until it is restarted, and refuse the next
// one.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>CLOSE_CONNECTION (LLRP 1.0.1, section 12.1.5).</summary>
internal static class Closing
{
    /// <summary>How long the reader may take to say goodbye.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Says goodbye if the reader has greeted; never throws, as the link is closed in any case.</summary>
    public static async Task RunAsync(ReaderSession session)
    {
        if (!session.Events.Greeting.IsCompletedSuccessfully || session.Link.Lost.IsCompleted) return;
        using var limit = new CancellationTokenSource(Limit, session.Time);
        try
        {
            await session.Link.RequestAsync(
                MessageType.CloseConnection, MessageType.CloseConnectionResponse, null, limit.Token);
        }
        catch (OperationCanceledException)
        {
            session.Host.Note($"The reader did not confirm the end of the connection within {Limit.TotalSeconds:0} s.");
        }
        catch (DeviceFault)
        {
            // Some readers close at once instead of answering: that is an answer too.
        }
    }
}
