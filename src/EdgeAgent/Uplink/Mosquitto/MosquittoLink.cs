// One connection through libmosquitto, driven by a thread of its own: connect, loop until lost or closed, destroy. The
// library's reconnect is not used; a lost connection is thrown away with everything the library remembers of it.
using System.Runtime.InteropServices;
using System.Threading.Channels;
using EdgeAgent.Drivers;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

internal sealed class MosquittoLink : IMqttLink
{
    // Messages that come in are few and repeat themselves (status, ack): beyond this many unread ones, new ones are
    // lost.
    private const int UnreadMessages = 64;

    // Receipts that may wait beside those of the window: status, catalogue, marks, rollups.
    private const int ReceiptsBesideWindow = 256;

    // Stands for messages with QoS 0: the library tells when they have left, which nobody here wants to know.
    private const long Unanswered = long.MinValue;

    private const int WithWill = 4;
    private const int LoopMilliseconds = 200;
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(2);

    private readonly LinkSettings _settings;
    private readonly TimeProvider _time;
    private readonly MosquittoHandle _client;
    private readonly Channel<LinkNotice> _notices;
    private readonly TaskCompletionSource<LinkGrant> _connected =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DeliverySlots _publishes = new();
    private readonly DeliverySlots _subscribes = new();
    private readonly Dictionary<string, PropertyList?> _properties = new(StringComparer.Ordinal);
    private readonly GCHandle _self;
    private volatile bool _closing;
    private volatile string _libraryError = "";
    private LinkLoss? _loss;

    public MosquittoLink(LinkSettings settings, MqttVersion version, ISecretSource secrets, TimeProvider time)
    {
        (_settings, Version, _time) = (settings, version, time);
        _notices = Channel.CreateBounded<LinkNotice>(
            new BoundedChannelOptions(settings.Window + UnreadMessages + ReceiptsBesideWindow) { SingleReader = true });
        _self = GCHandle.Alloc(this);
        _client = NativeMethods.New(settings.ClientId, cleanSession: true, GCHandle.ToIntPtr(_self));
        try
        {
            MosquittoSetup.Apply(_client, settings, version, secrets);
            MosquittoCallbacks.Attach(_client);
        }
        catch
        {
            _client.Dispose();
            _self.Free();
            throw;
        }
    }

    public MqttVersion Version { get; }

    public LinkGrant Grant => _connected.Task.Result;

    public ChannelReader<LinkNotice> Notices => _notices.Reader;

    public LinkLoss? Loss => Volatile.Read(ref _loss);

    public bool WillOnClose { get; set; }

    /// <summary>Connects and waits for the broker's answer.</summary>
    public async Task OpenAsync(CancellationToken stop)
    {
        new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
        try
        {
            await _connected.Task.WaitAsync(_settings.ConnectWithin, _time, stop);
        }
        catch (Exception error)
        {
            // The thread may sit in a TCP connect for minutes; it ends and cleans up by itself.
            _closing = true;
            if (error is not TimeoutException) throw;
            throw new LinkRefusal(
                $"{_settings.Host}:{_settings.Port} did not answer within {_settings.ConnectWithin.TotalSeconds:0} s: "
                + "check the address, the broker and the firewall between.",
                RefusalKind.Passing,
                error);
        }
    }

    public PublishVerdict Publish(long tag, OutgoingMessage message)
    {
        if (_closing || Loss is not null) return PublishVerdict.NotConnected;
        try
        {
            var (code, messageId) = MosquittoCalls.Publish(_client, message, PropertiesOf(message));

            // Without a connection the library queues the message all the same; the loss is noticed by the reader.
            if ((NativeError)code is not (NativeError.Success or NativeError.NoConnection))
                return MosquittoErrors.Verdict(code);
            var noted = message.Qos == 0 ? Unanswered : tag;
            if (_publishes.Opened(messageId, noted) is { } early) Answer(noted, early);
            return PublishVerdict.Accepted;
        }
        catch (ObjectDisposedException)
        {
            return PublishVerdict.NotConnected;
        }
    }

    public void Subscribe(long tag, string filter)
    {
        try
        {
            var (code, messageId) = MosquittoCalls.Subscribe(_client, filter);
            var early = code == 0 ? _subscribes.Opened(messageId, tag) : ReasonCodes.FirstRefusal;
            if (early is { } reason) Tell(new LinkNotice.Subscribed(tag, reason));
        }
        catch (ObjectDisposedException)
        {
            // The loss stands in Notices and Loss already.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_closing)
        {
            _closing = true;
            try
            {
                NativeMethods.Disconnect(_client, WillOnClose && Version == MqttVersion.V5 ? WithWill : 0, 0);
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself before.
            }
        }

        await _ended.Task;
        foreach (var list in _properties.Values) list?.Dispose();
        _properties.Clear();
    }

    internal void OnConnected(int code, int maximumQos, LinkGrant grant)
    {
        if (code == 0 && maximumQos == 0) _connected.TrySetException(MosquittoErrors.NoReceipts(_settings));
        else if (code == 0) _connected.TrySetResult(grant);
        else _connected.TrySetException(MosquittoErrors.RefusedByBroker(code, Version, _settings));
    }

    internal void OnDisconnected(int code) =>
        Interlocked.CompareExchange(ref _loss, MosquittoErrors.Loss(code, _closing, _settings, _libraryError), null);

    internal void OnPublished(int messageId, int reason)
    {
        if (_publishes.Answered(messageId, reason) is { } tag) Answer(tag, reason);
    }

    internal void OnSubscribed(int messageId, int reason)
    {
        if (_subscribes.Answered(messageId, reason) is { } tag) Tell(new LinkNotice.Subscribed(tag, reason));
    }

    internal void OnReceived(string topic, byte[] payload, bool retained)
    {
        if (_notices.Reader.Count < UnreadMessages) Tell(new LinkNotice.Received(topic, payload, retained));
    }

    internal void OnLibraryError(string text) => _libraryError = text;

    internal void OnCallbackFault(Exception error)
    {
        Interlocked.CompareExchange(
            ref _loss, new LinkLoss(
                LossCause.Cut, 0, $"The MQTT connection was given up after a fault of its own: {error.Message}"), null);
        _closing = true;
    }

    private void Answer(long tag, int reason)
    {
        if (tag != Unanswered) Tell(new LinkNotice.Acknowledged(tag, reason));
    }

    private void Tell(LinkNotice notice)
    {
        if (!_notices.Writer.TryWrite(notice)) OnCallbackFault(
            new InvalidOperationException("more receipts than messages"));
    }

    private void Run()
    {
        try
        {
            var seconds = (int)Math.Clamp(_settings.KeepAlive.TotalSeconds, 5, ushort.MaxValue);
            var code = NativeMethods.Connect(_client, _settings.Host, _settings.Port, seconds, null, 0);
            var failedToConnect = code != 0;
            long? closingSince = null;
            while (code == 0)
            {
                code = NativeMethods.Loop(_client, LoopMilliseconds, 1);
                if (!_closing) continue;
                closingSince ??= _time.GetTimestamp();
                if (_time.GetElapsedTime(closingSince.Value) > FarewellWithin) break;
            }

            var systemError = Marshal.GetLastPInvokeError();
            Interlocked.CompareExchange(
                ref _loss, MosquittoErrors.Loss(code, _closing, _settings, _libraryError), null);
            _connected.TrySetException(
                MosquittoErrors.NotConnected(code, failedToConnect, systemError, _libraryError, Version, _settings));
        }
        catch (Exception error)
        {
            OnCallbackFault(error);
            _connected.TrySetException(new LinkRefusal(error.Message, RefusalKind.Passing, error));
        }
        finally
        {
            _ = _connected.Task.Exception;
            _client.Dispose();
            _self.Free();
            _notices.Writer.TryComplete();
            _ended.TrySetResult();
        }
    }

    private nint PropertiesOf(OutgoingMessage message)
    {
        if (message.ContentType is not { } contentType) return 0;
        if (!_properties.TryGetValue(contentType, out var list))
            _properties[contentType] = list = PropertyList.For(Version, contentType);
        return list?.Pointer ?? 0;
    }
}
