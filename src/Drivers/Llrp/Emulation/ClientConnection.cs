// One client at an emulated reader: takes its requests, and sends answers, events, heartbeats and reports in order.
using System.Threading.Channels;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The reader's end of one link.</summary>
internal sealed class ClientConnection : IAsyncDisposable
{
    private const int RoomForReports = 256;

    private readonly EmulatedReader _reader;
    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly EmulatedReaderOptions _options;
    private readonly Channel<byte[]> _out = Channel.CreateUnbounded<byte[]>();
    private readonly CancellationTokenSource _dropped = new();
    private readonly LlrpWriter _writer = new(4096);
    private ITimer? _keepalives;
    private uint _nextId = 1;
    private int _reports;
    private bool _answered;

    /// <summary>Takes over an open link.</summary>
    public ClientConnection(EmulatedReader reader, Stream stream, TimeProvider time) =>
        (_reader, _stream, _time, _options) = (reader, stream, time, reader.Options);

    /// <summary>The version of what is sent unasked.</summary>
    public ProtocolVersion Version { get; set; } = ProtocolVersion.Llrp101;

    /// <summary>False while so many messages wait that reports had better stay in the reader's buffer.</summary>
    public bool HasRoom => _out.Reader.Count < RoomForReports;

    /// <summary>Tells the client that it is not wanted, and hangs up.</summary>
    public async Task RefuseAsync(CancellationToken stop)
    {
        const ushort clientInitiatedConnectionExists = 2;
        Send(ReaderEvent.ConnectionAttempt(clientInitiatedConnectionExists), _reader.Clock);
        Finish();
        await Outgoing.PumpAsync(_out.Reader, _stream, _options.FragmentBytes, () => { }, stop);
    }

    /// <summary>Serves until the client hangs up, the link breaks or is dropped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _dropped.Token);
        var sending = Outgoing.PumpAsync(_out.Reader, _stream, _options.FragmentBytes, _reader.Refill, either.Token);
        var receiving = ReceiveAsync(either.Token);
        try
        {
            await await Task.WhenAny(sending, receiving);
            Finish();
            await sending; // what is still to be said, such as the answer to CLOSE_CONNECTION
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
        {
            _reader.Tell($"The link is broken: {end.Message}");
        }

        await either.CancelAsync();
        await _stream.DisposeAsync();
        await Task.WhenAll(sending, receiving).ContinueWith(static _ => { }, TaskScheduler.Default);
    }

    /// <summary>Breaks the link.</summary>
    public void Drop() => _dropped.Cancel();

    /// <summary>Nothing more will be sent: the link ends when the rest is out.</summary>
    public void Finish() => _out.Writer.TryComplete();

    /// <summary>Starts, changes or (zero) ends the heartbeat.</summary>
    public void SetKeepalive(TimeSpan period)
    {
        _keepalives?.Dispose();
        _keepalives = period <= TimeSpan.Zero || _options.Misbehaves.HasFlag(Misbehaviours.NoKeepalives)
            ? null
            : _time.CreateTimer(_ => SendKeepalive(), null, period, period);
    }

    /// <summary>Answers a request.</summary>
    public void Answer(MessageHeader request, MessageType type, Action<LlrpWriter> body)
    {
        if (!_answered && _options.Misbehaves.HasFlag(Misbehaviours.KeepaliveBeforeFirstAnswer)) SendKeepalive();
        _answered = true;
        var id = _options.Misbehaves.HasFlag(Misbehaviours.WrongResponseIds) ? request.Id + 1000 : request.Id;
        Send(type, id, request.Version, body);
    }

    /// <summary>Sends an event.</summary>
    public void Send(ReaderEvent what, EmulatedClock clock) =>
        Send(MessageType.ReaderEventNotification, Next(), Version, writer =>
        {
            using (writer.Parameter(ParameterType.ReaderEventNotificationData))
            {
                clock.Write(writer);
                what.Write(writer);
            }
        });

    /// <summary>Sends a report of some rows.</summary>
    public void SendReport(IReadOnlyList<ReportRow> rows)
    {
        const MessageType unknown = (MessageType)900;
        if (_options.Misbehaves.HasFlag(Misbehaviours.UnknownMessages))
            Send(unknown, Next(), Version, body => body.U32(0));
        Send(MessageType.ROAccessReport, Next(), Version, body =>
        {
            foreach (var row in rows) ReportWriter.Write(body, row, _reader.Clock.IsUptime, _options.Misbehaves);
        });
    }

    /// <summary>Sends whole messages that were encoded before.</summary>
    public void SendRaw(byte[] messages) => _out.Writer.TryWrite(messages);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _keepalives?.Dispose();
        Finish();
        await _stream.DisposeAsync();
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        using var splitter = new FrameSplitter();
        while (await _stream.ReadAsync(splitter.GetMemory(), stop) is > 0 and var count)
        {
            splitter.Advance(count);
            while (splitter.TryRead(out var message))
            {
                MessageHeader.TryRead(message.Span, out var header);
                if (!_options.Misbehaves.HasFlag(Misbehaviours.SilentAfterConnect))
                    _reader.Handle(this, header, message.Span[MessageHeader.Size..]);
            }

            if (splitter.Fault != FrameFault.None) throw new IOException("The client sent no LLRP.");
        }
    }

    private void SendKeepalive() => Send(MessageType.KeepAlive, Next(), Version, _ => { });

    private void Send(MessageType type, uint id, ProtocolVersion version, Action<LlrpWriter> body)
    {
        byte[] message;
        lock (_writer)
        {
            _writer.Clear();
            using (_writer.Message(type, id, version)) body(_writer);
            message = _writer.Written.ToArray();
        }

        const int fatalReport = 3;
        var breaks = type == MessageType.ROAccessReport && ++_reports == fatalReport &&
            _options.Misbehaves.HasFlag(Misbehaviours.DropsLinkInReport);
        _out.Writer.TryWrite(breaks ? message[..(message.Length / 2)] : message);
        if (breaks) Finish();
    }

    private uint Next() => Interlocked.Increment(ref _nextId);
}
