// One open connection: receives on one task, sends on another, and pairs answers with requests.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Messages in and out over a stream. It is lost once, with a reason, and never opens again.</summary>
internal sealed class LlrpLink : IAsyncDisposable
{
    /// <summary>How long the reader may take to answer a request.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(10);

    private readonly Stream _stream;
    private readonly TimeProvider _time;
    private readonly string _where;
    private readonly IMessageReceiver _receiver;
    private readonly SendQueue _sending;
    private readonly ReadDeadline _deadline;
    private readonly PendingRequests _pending = new();
    private readonly CancellationTokenSource _end = new();
    private readonly FrameSplitter _splitter = new();
    private Exception? _reason;
    private int _lastId;

    /// <summary>Starts to receive and to send.</summary>
    /// <param name="stream">The open stream; the link closes it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="where">Host and port, for sentences.</param>
    /// <param name="receiver">Takes what answers no request.</param>
    /// <param name="silence">How long the reader may say nothing.</param>
    public LlrpLink(Stream stream, TimeProvider time, string where, IMessageReceiver receiver, TimeSpan silence)
    {
        (_stream, _time, _where, _receiver) = (stream, time, where, receiver);
        _sending = new SendQueue(stream);
        _deadline = new ReadDeadline(time, silence, OnSilence);
        Lost = RunAsync();
    }

    /// <summary>Ends when the link is lost: with a <see cref="DeviceFault"/>, or without where it was closed by
    /// us.</summary>
    public Task Lost { get; }

    /// <summary>The version in the headers of what is sent.</summary>
    public ProtocolVersion Version { get; set; } = ProtocolVersion.Llrp101;

    /// <summary>True once an answer came with an id that was never sent.</summary>
    public bool MatchedByType => _pending.MatchedByType;

    /// <summary>Changes how long the reader may say nothing.</summary>
    public void AllowSilence(TimeSpan limit) => _deadline.Change(limit);

    /// <summary>Sends a message that has no answer; returns at once.</summary>
    public void Send(MessageType type, Action<LlrpWriter>? body = null) =>
        _sending.Enqueue(Write(type, NextId(), body), urgent: false);

    /// <summary>As <see cref="Send"/>, for timers: false where the reader has stopped taking messages.</summary>
    public bool TrySend(MessageType type) => _sending.TryEnqueue(Write(type, NextId(), null), urgent: false);

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <param name="type">The request's type.</param>
    /// <param name="answer">The type of its answer; an ERROR_MESSAGE comes back too.</param>
    /// <param name="body">Writes the body.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <param name="version">The version in its header; null = <see cref="Version"/>.</param>
    /// <exception cref="DeviceFault">The link was lost, or no answer came within <see cref="AnswerLimit"/>.</exception>
    public async Task<Answer> RequestAsync(
        MessageType type, MessageType answer, Action<LlrpWriter>? body, CancellationToken stop,
        ProtocolVersion? version = null)
    {
        var id = NextId();
        var waiting = _pending.Add(id, answer);
        try
        {
            _sending.Enqueue(Write(type, id, body, version), urgent: false);
            return await waiting.WaitAsync(AnswerLimit, _time, stop);
        }
        catch (TimeoutException fault)
        {
            throw new DeviceFault(
                $"The reader at {_where} did not answer {type} within {AnswerLimit.TotalSeconds:0} s: the link is " +
                "dropped and opened again. If this repeats, restart the reader.",
                cause: fault);
        }
        finally
        {
            _pending.Remove(id);
        }
    }

    /// <summary>Closes the stream and waits until nothing runs any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _stream.DisposeAsync();
        await Lost.ContinueWith(static lost => lost.Exception, TaskScheduler.Default); // seen, and told already
        _deadline.Dispose();
        _splitter.Dispose();
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        var receiving = Task.Run(() => ReceiveAsync(_end.Token));
        var sending = Task.Run(() => _sending.PumpAsync(_end.Token));
        var first = await Task.WhenAny(receiving, sending);
        var fault = Explain(first.Exception?.InnerException);
        _pending.Fail(fault ?? new DeviceFault($"The link to the reader at {_where} was closed."));
        await _end.CancelAsync();
        await Task.WhenAll(receiving, sending).ContinueWith(static _ => { }, TaskScheduler.Default);
        if (fault is not null) throw fault;
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        while (true)
        {
            var count = await _stream.ReadAsync(_splitter.GetMemory(), stop);
            if (count == 0)
                throw new DeviceFault(
                    $"The reader at {_where} closed the connection: it restarted, or another client took it.");
            _deadline.Restart();
            _splitter.Advance(count);
            while (_splitter.TryRead(out var message)) Take(message.Span);
            if (_splitter.Fault != FrameFault.None) throw NoFrame();
            _deadline.Pause(); // from here on silence is ours
            await _receiver.OnBlockAsync(stop);
            _deadline.Resume();
        }
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        MessageHeader.TryRead(message, out var header);
        var body = message[MessageHeader.Size..];
        if (header.Type == MessageType.ROAccessReport) _receiver.OnMessage(header, body); // by far the most: no look-up
        else if (header.Type == MessageType.KeepAlive)
            _sending.Enqueue(Write(MessageType.KeepAliveAck, header.Id, null, header.Version), urgent: true);
        else if (!_pending.TryAnswer(header, body)) _receiver.OnMessage(header, body);
    }

    private DeviceFault NoFrame() => new(
        $"What {_where} sends is not LLRP, or was damaged on the way: a message claims {_splitter.FaultLength} bytes " +
        $"at byte {_splitter.Position}. Check that address and port belong to the reader.");

    private void OnSilence()
    {
        _reason = new DeviceFault(
            $"The reader at {_where} has said nothing for {_deadline.Limit.TotalSeconds:0} s, not even its " +
            "heartbeat: check its power and network cable.");
        _end.Cancel();
    }

    // What ended the link, as a sentence; null where we ended it ourselves.
    private Exception? Explain(Exception? fault) => fault switch
    {
        _ when _reason is not null => _reason,
        null or OperationCanceledException or ObjectDisposedException => null,
        DeviceFault => fault,
        IOException => new DeviceFault(
            $"The link to the reader at {_where} broke ({fault.Message.TrimEnd('.')}): check its power and network " +
            "cable.",
            cause: fault),
        _ => fault,
    };

    private byte[] Write(MessageType type, uint id, Action<LlrpWriter>? body, ProtocolVersion? version = null)
    {
        var writer = new LlrpWriter(256);
        using (writer.Message(type, id, version ?? Version)) body?.Invoke(writer);
        return writer.Written.ToArray();
    }

    private uint NextId() => (uint)Interlocked.Increment(ref _lastId);
}
