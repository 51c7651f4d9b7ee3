// Second step: LLRP 1.1 where the reader speaks it, else 1.0.1. An old reader answers the question with an error.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>GET_SUPPORTED_VERSION and SET_PROTOCOL_VERSION (LLRP 1.1, section 10.1).</summary>
internal static class VersionNegotiation
{
    /// <summary>Agrees on a version; the version is set at most once in a connection.</summary>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        // The questions alone carry the new version: until the reader has agreed, all else is 1.0.1.
        var answer = await session.Link.RequestAsync(
            MessageType.GetSupportedVersion, MessageType.GetSupportedVersionResponse, null, stop,
            ProtocolVersion.Llrp11);
        var (current, supported) = Read(answer);
        if (supported < ProtocolVersion.Llrp11) return;
        if (current >= ProtocolVersion.Llrp11 || await SetAsync(session, stop))
            session.Link.Version = ProtocolVersion.Llrp11;
    }

    private static async Task<bool> SetAsync(ReaderSession session, CancellationToken stop)
    {
        var answer = await session.Link.RequestAsync(
            MessageType.SetProtocolVersion, MessageType.SetProtocolVersionResponse,
            body => body.U8((byte)ProtocolVersion.Llrp11), stop, ProtocolVersion.Llrp11);
        return ReaderStatus.Of(answer.Body.Span).IsSuccess;
    }

    // The two versions stand before the LLRPStatus, as plain unsigned bytes. An ERROR_MESSAGE, whose code is usually
    // M_UnsupportedVersion or M_UnsupportedMessage, means 1.0.1.
    private static (ProtocolVersion Current, ProtocolVersion Supported) Read(Answer answer)
    {
        var fields = new FieldReader(answer.Body.Span);
        if (answer.Header.Type == MessageType.ErrorMessage) return (ProtocolVersion.Llrp101, ProtocolVersion.Llrp101);
        var versions = ((ProtocolVersion)fields.U8(), (ProtocolVersion)fields.U8());
        return ReaderStatus.Of(fields.Rest).IsSuccess ? versions : (ProtocolVersion.Llrp101, ProtocolVersion.Llrp101);
    }
}
