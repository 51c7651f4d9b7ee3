// Fifth step: heartbeat, events, holding. A factory reset only when the operator demands it: it is applied before
// everything else in the message, and drops what other users have set up.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>SET_READER_CONFIG (LLRP 1.0.1, section 12.1.3).</summary>
internal static class ReaderConfiguration
{
    /// <summary>Configures; a reader that refuses the events gets the heartbeat alone, so that an old one runs
    /// too.</summary>
    /// <exception cref="DeviceFault">The reader refuses even the heartbeat.</exception>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        var (_, status) = await SendAsync(session, withEvents: true, stop);
        if (status.IsSuccess) return;
        var (_, second) = await SendAsync(session, withEvents: false, stop);
        if (!second.IsSuccess) throw session.Refused(MessageType.SetReaderConfig, second);
        session.Host.Note($"The reader takes no event settings ({status.Text}): a loose antenna will not be noticed.");
    }

    private static Task<(Answer Answer, ReaderStatus Status)> SendAsync(
        ReaderSession session, bool withEvents, CancellationToken stop) => session.TryAsync(
            MessageType.SetReaderConfig, MessageType.SetReaderConfigResponse,
            body => Write(body, session, withEvents), stop);

    private static void Write(LlrpWriter body, ReaderSession session, bool withEvents)
    {
        const byte periodic = 1;
        body.Bit(session.Options.ResetToFactory).Reserved(7);
        if (withEvents)
        {
            WriteEvents(body, session.Capabilities);
            ReportSpec.Write(body, session);
        }

        using (body.Parameter(ParameterType.KeepaliveSpec))
            body.U8(periodic).U32((uint)session.Options.Keepalive.TotalMilliseconds);
        if (!session.Capabilities.CanHoldReports) return;
        using (body.Parameter(ParameterType.EventsAndReports))
            body.Bit(session.Options.Hold).Reserved(7);
    }

    private static void WriteEvents(LlrpWriter body, ReaderCapabilities known)
    {
        // GPI 1, ROSpec 2, buffer warning 3, exception 4, antenna 8 (LLRP 1.0.1, section 12.2.5.1.1)
        ReadOnlySpan<ushort> wanted = known.CanWarnOfFullBuffer ? [1, 2, 3, 4, 8] : [1, 2, 4, 8];
        using (body.Parameter(ParameterType.ReaderEventNotificationSpec))
        {
            foreach (var type in wanted)
            {
                using (body.Parameter(ParameterType.EventNotificationState))
                    body.U16(type).Bit(true).Reserved(7);
            }
        }
    }
}
