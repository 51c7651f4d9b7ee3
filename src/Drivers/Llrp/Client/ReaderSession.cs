// What the steps of one connection share: the link, what is known of the reader, and the way to the host.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>One connection to one reader, from its greeting to its end.</summary>
internal sealed class ReaderSession : IAsyncDisposable
{
    /// <summary>How long a reader may take to greet.</summary>
    public static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(10);

    /// <summary>Takes over an open stream and listens for the greeting.</summary>
    public ReaderSession(Stream stream, LlrpOptions options, TimeProvider time, IDeviceHost host)
    {
        (Options, Time, Host) = (options, time, host);
        Clock = new ReaderClock(time, options.ClockSkewLimit);
        Problems = new ProblemBoard(host);
        Events = new ReaderEvents(this);
        Reports = new ReportIntake(options, Clock, host);
        Link = new LlrpLink(stream, time, Where, new MessageRouter(this), 2 * GreetingLimit);
    }

    /// <summary>What store.yaml says.</summary>
    public LlrpOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The host of the device.</summary>
    public IDeviceHost Host { get; }

    /// <summary>The open connection.</summary>
    public LlrpLink Link { get; }

    /// <summary>The reader's clock.</summary>
    public ReaderClock Clock { get; }

    /// <summary>What is wrong while the reader runs on.</summary>
    public ProblemBoard Problems { get; }

    /// <summary>Takes the reader's events.</summary>
    public ReaderEvents Events { get; }

    /// <summary>Takes the reader's reports.</summary>
    public ReportIntake Reports { get; }

    /// <summary>What the reader can do; empty until it was asked.</summary>
    public ReaderCapabilities Capabilities { get; set; } = new();

    /// <summary>True once Impinj's extensions are switched on.</summary>
    public bool UsesImpinjExtensions { get; set; }

    /// <summary>Host and port, for sentences.</summary>
    public string Where => $"{Options.Host}:{Options.Port}";

    /// <summary>Sends a request and checks that it was carried out.</summary>
    /// <exception cref="DeviceFault">The reader refused, did not answer, or the link was lost.</exception>
    public async Task<Answer> RequireAsync(
        MessageType type, MessageType answer, Action<LlrpWriter>? body, CancellationToken stop)
    {
        var (reply, status) = await TryAsync(type, answer, body, stop);
        return status.IsSuccess ? reply : throw Refused(type, status);
    }

    /// <summary>Sends a request and returns the answer with its status, good or bad.</summary>
    /// <exception cref="DeviceFault">The reader did not answer, or the link was lost.</exception>
    public async Task<(Answer Answer, ReaderStatus Status)> TryAsync(
        MessageType type, MessageType answer, Action<LlrpWriter>? body, CancellationToken stop)
    {
        var reply = await Link.RequestAsync(type, answer, body, stop);
        return (reply, ReaderStatus.Of(reply.Body.Span));
    }

    /// <summary>The fault of a refused request.</summary>
    public DeviceFault Refused(MessageType type, ReaderStatus status) => new(
        $"The reader at {Where} refused {type}: {status.Text}. Check its options in store.yaml against what the " +
        "reader can do (`edge-agent devices --probe`).",
        RetryAdvice.Slow);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Link.DisposeAsync();
}
