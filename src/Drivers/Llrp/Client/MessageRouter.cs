// Sends each message that answers no request to where it belongs.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The receiving end of a session. What it does not know it counts and passes over.</summary>
internal sealed class MessageRouter(ReaderSession session) : IMessageReceiver
{
    private bool _toldUnknown;

    /// <inheritdoc/>
    public void OnMessage(MessageHeader header, ReadOnlySpan<byte> body)
    {
        switch (header.Type)
        {
            case MessageType.ROAccessReport:
                session.Reports.Take(body);
                break;
            case MessageType.ReaderEventNotification:
                session.Events.Take(body);
                break;
            case MessageType.ErrorMessage:
                session.Host.Note($"The reader complains: {ReaderStatus.Of(body).Text}.");
                break;
            default:
                session.Host.Count("unknown_messages_total");
                if (!_toldUnknown)
                    session.Host.Note(
                        $"The reader sent a message of type {(int)header.Type} that nobody asked for; it is passed " +
                        "over.");
                _toldUnknown = true;
                break;
        }
    }

    /// <inheritdoc/>
    public ValueTask OnBlockAsync(CancellationToken stop)
    {
        session.Reports.Flush();
        session.Clock.Tick();
        session.Host.Alive();
        return session.Host.WaitForRoomAsync(stop);
    }
}
