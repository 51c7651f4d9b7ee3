// READER_EVENT_NOTIFICATION: the greeting, and what the reader tells about itself afterwards.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Takes a reader's events (LLRP 1.0.1, section 12.2.5) and turns them into the greeting, problems and
/// notes.</summary>
internal sealed class ReaderEvents(ReaderSession session)
{
    private readonly TaskCompletionSource _greeting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the reader accepts the connection; a <see cref="DeviceFault"/> where it refuses.</summary>
    public Task Greeting => _greeting.Task;

    /// <summary>Takes the body of one notification.</summary>
    public void Take(ReadOnlySpan<byte> body)
    {
        var reader = new ParameterReader(body);
        while (reader.Read())
        {
            if (reader.Type == ParameterType.ReaderEventNotificationData) TakeData(reader.Body);
        }
    }

    private void TakeData(ReadOnlySpan<byte> data)
    {
        ulong? utc = null, uptime = null;
        var events = new ParameterReader(data);
        while (events.Read())
        {
            var fields = new FieldReader(events.Body);
            switch (events.Type)
            {
                case ParameterType.UTCTimestamp:
                    utc = fields.U64();
                    break;
                case ParameterType.Uptime:
                    uptime = fields.U64();
                    break;
                case ParameterType.ConnectionAttemptEvent:
                    TakeAttempt(fields.U16(), utc, uptime);
                    break;
                case ParameterType.ConnectionCloseEvent:
                    session.Host.Note("The reader says that it closes the connection.");
                    break;
                case ParameterType.AntennaEvent:
                    TakeAntenna(connected: fields.U8() == 1, fields.U16());
                    break;
                case ParameterType.ReaderExceptionEvent:
                    session.Host.Count("reader_exceptions_total");
                    session.Host.Note($"The reader reports a fault of its own: \"{fields.Utf8()}\".");
                    break;
                case ParameterType.ReportBufferLevelWarningEvent:
                    session.Host.Count("reader_buffer_warnings_total");
                    session.Link.Send(MessageType.GetReport);
                    break;
                case ParameterType.ReportBufferOverflowErrorEvent:
                    session.Host.Count("reader_buffer_overflows_total");
                    session.Host.Note(
                        "The reader's report buffer ran over: it lost reads while the box was away. Shorten the " +
                        "outage, or let it merge reads with `report: {every: 1s}`.");
                    break;
            }
        }
    }

    private void TakeAttempt(ushort status, ulong? utc, ulong? uptime)
    {
        switch (status)
        {
            case 0:
                session.Clock.Tick();
                if (utc is { } stamp) session.Clock.MeasureUtc(stamp);
                if (uptime is { } up) session.Clock.MeasureUptime(up);
                _greeting.TrySetResult();
                break;
            case 1 or 2:
                _greeting.TrySetException(new DeviceFault(
                    $"Another client holds the reader at {session.Where}: end the program that uses it, or restart " +
                    "the reader if none does. The box keeps trying, slowly.",
                    RetryAdvice.Slow));
                break;
            case 4:
                session.Host.Note("Another client tried to take this reader and was turned away.");
                break;
            default:
                _greeting.TrySetException(new DeviceFault(
                    $"The reader at {session.Where} refused the connection (status {status}): look at its own web " +
                    "page, or restart it.",
                    RetryAdvice.Slow));
                break;
        }
    }

    private void TakeAntenna(bool connected, ushort port)
    {
        var zone = session.Options.Antennas.GetValueOrDefault(port)?.Zone;
        if (zone is null) return; // a port that nobody uses
        session.Problems.Set(
            $"antenna {port}",
            connected ? null : $"Antenna {port} ({zone}) is disconnected: check its cable and plug.");
    }
}
