// A client that sends what the test says, to see how the emulated reader keeps to the standard.
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.Llrp.Emulation;

internal sealed class RawClient : IAsyncDisposable
{
    private readonly DuplexStream _stream;
    private readonly Task _serving;
    private readonly FrameSplitter _splitter = new();
    private uint _lastId;

    public RawClient(EmulatedReader reader)
    {
        (_stream, var server) = DuplexStream.Pair();
        _serving = reader.ServeAsync(server, CancellationToken.None);
    }

    /// <summary>The next message of the reader.</summary>
    public async Task<Answer> NextAsync()
    {
        ReadOnlyMemory<byte> message;
        while (!_splitter.TryRead(out message))
            _splitter.Advance(
                await _stream.ReadAsync(_splitter.GetMemory()).AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        MessageHeader.TryRead(message.Span, out var header);
        return new Answer(header, message[MessageHeader.Size..].ToArray());
    }

    /// <summary>Sends a request.</summary>
    public async Task SendAsync(
        MessageType type, Action<LlrpWriter>? body = null, ProtocolVersion version = ProtocolVersion.Llrp101)
    {
        var writer = new LlrpWriter();
        using (writer.Message(type, ++_lastId, version)) body?.Invoke(writer);
        await _stream.WriteAsync(writer.Written);
    }

    /// <summary>Sends a request and gives the status of its answer.</summary>
    public async Task<(MessageType Type, ReaderStatus Status)> AskAsync(
        MessageType type, Action<LlrpWriter>? body = null, ProtocolVersion version = ProtocolVersion.Llrp101)
    {
        await SendAsync(type, body, version);
        var answer = await NextAsync();
        return (answer.Header.Type, ReaderStatus.Of(answer.Body.Span));
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _serving;
        _splitter.Dispose();
    }
}
