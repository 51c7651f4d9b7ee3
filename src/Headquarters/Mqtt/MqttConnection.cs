// One MQTT connection: opened once, used until it is lost, never reconnected. A delivery is acknowledged when its
// taker says so, not when it was handed over: that is why this client exists.
using System.IO.Pipelines;
using System.Threading.Channels;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt.Packets;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>
/// A live connection (OASIS MQTT 5.0 or 3.1.1, QoS 0 and 1). Thread-safe. It has no thread of its own: thousands of
/// them live in one process.
/// </summary>
public sealed class MqttConnection : IBrokerLink
{
    private const int LargestPacket = 268_435_455;
    private const int HeadBytes = 512;

    private readonly MqttSettings _settings;
    private readonly TimeProvider _time;
    private readonly Stream _stream;
    private readonly PipeReader _reader;
    private readonly LineWatch _watch;
    private readonly OutgoingQueue _queue;
    private readonly PublishSlots _slots;
    private readonly Unsettled _unsettled;
    private readonly ITimer _timer;
    private readonly long _largest;
    private readonly Channel<Delivery> _deliveries =
        Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleWriter = true });

    private string? _loss;
    private volatile bool _subscribed;

    private MqttConnection(MqttOpening opening, MqttSettings settings, TimeProvider time)
    {
        var granted = opening.Answer.Properties;
        (_settings, _time, _stream, _reader) = (settings, time, opening.Stream, opening.Reader);
        var keepAlive = granted.ServerKeepAlive is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.KeepAlive;
        _watch = new LineWatch(keepAlive, settings.WriteWithin, time);
        _queue = new OutgoingQueue(_stream, _watch, fault => End(Cut(fault.Message)));
        _slots = new PublishSlots(Math.Min(settings.Window, granted.ReceiveMaximum ?? ushort.MaxValue));
        _unsettled = new Unsettled(settings.Window);
        _largest = Math.Min(granted.MaximumPacketSize ?? LargestPacket, LargestPacket);
        SessionPresent = opening.Answer.SessionPresent;
        _timer = time.CreateTimer(_ => Look(), null, _watch.Every, _watch.Every);
    }

    /// <summary>Whether the broker remembered the session, with its subscriptions.</summary>
    public bool SessionPresent { get; }

    /// <inheritdoc/>
    public ChannelReader<Delivery> Deliveries => _deliveries.Reader;

    /// <inheritdoc/>
    public string? Loss => Volatile.Read(ref _loss);

    /// <summary>Messages with QoS 0 that were dropped because as many waited as the window holds.</summary>
    public long Dropped { get; private set; }

    /// <summary>Opens a connection and waits for the broker's answer.</summary>
    /// <exception cref="BrokerRefusal">
    /// With a sentence: nothing answered, TLS failed, or the broker refused.
    /// </exception>
    public static async Task<MqttConnection> ConnectAsync(
        MqttSettings settings, TimeProvider time, CancellationToken stop)
    {
        var opening = await MqttOpening.OpenAsync(settings, time, stop);
        var connection = new MqttConnection(opening, settings, time);
        if (opening.Answer.Properties.MaximumQos == 0)
        {
            await connection.DisposeAsync();
            throw new BrokerRefusal(
                $"The broker at {settings.Where} takes QoS 0 only: it acknowledges nothing. Allow QoS 1 there.");
        }

        _ = connection.ReadAsync();
        return connection;
    }

    /// <summary>Subscribes with QoS 1; completes when every filter is granted.</summary>
    /// <exception cref="BrokerRefusal">A filter was refused, or the connection lost.</exception>
    public async Task SubscribeAsync(IReadOnlyList<string> filters, CancellationToken stop)
    {
        await _slots.PlaceAsync(stop);
        var (id, answer) = _slots.Open();
        _queue.Add(Outgoing.Subscribe(id, filters, _settings.Version));
        var reasons = (await answer.WaitAsync(stop)).Filters ?? [];
        for (var index = 0; index < filters.Count; index++)
        {
            var reason = index < reasons.Length ? reasons[index] : ReasonCodes.FirstRefusal;
            if (reason < ReasonCodes.FirstRefusal) continue;
            throw new BrokerRefusal(
                $"The broker at {_settings.Where} does not let '{_settings.ClientId}' subscribe to {filters[index]}: "
                + $"{ReasonCodes.Describe(reason)}.");
        }

        _subscribed = true;
    }

    /// <inheritdoc/>
    public async Task PublishAsync(BrokerMessage message, CancellationToken stop)
    {
        if (Outgoing.SizeOfPublish(message, _settings.Version) is var size && size > _largest)
        {
            throw new BrokerRefusal(
                $"A message of {size} bytes on {message.Topic} is larger than the {_largest} that {_settings.Where} takes.");
        }

        await _queue.RoomAsync(stop);
        await _slots.PlaceAsync(stop);
        var (id, answer) = _slots.Open();
        Send(id, message);
        var (reason, words, _) = await answer.WaitAsync(stop);
        if (reason < ReasonCodes.FirstRefusal) return;
        throw new BrokerRefusal(
            $"The broker at {_settings.Where} refuses a message on {message.Topic}: {ReasonCodes.Describe(reason, words)}.");
    }

    /// <inheritdoc/>
    public void Settle(Delivery delivery)
    {
        var id = (ushort)delivery.Receipt;
        if (Loss is not null || !_unsettled.Remove(id)) return;
        Span<byte> packet = stackalloc byte[4];
        Outgoing.PublishAck(id, packet);
        _queue.Add(packet);
    }

    /// <summary>Drops the connection without a word, as a power cut would: the broker publishes the will.</summary>
    public void Abort() => End($"The connection to {_settings.Where} was dropped by us.");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Loss is null)
        {
            _queue.Add(Outgoing.Disconnect(0, _settings.Version));
            await Task.WhenAny(_queue.Idle, Task.Delay(TimeSpan.FromSeconds(2), _time));
        }

        End($"The connection to {_settings.Where} was closed by us.");
        await _timer.DisposeAsync();
    }

    private void Send(ushort id, BrokerMessage message)
    {
        var needed = HeadBytes + PacketWriter.SizeOf(message.Topic);
        var head = needed <= 2 * HeadBytes ? stackalloc byte[2 * HeadBytes] : new byte[needed];
        var length = Outgoing.PublishHead(id, message, _settings.Version, head);
        _queue.Add(head[..length], message.Payload.Span);
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var read = await _reader.ReadAsync();
                var buffer = read.Buffer;
                _watch.Heard();
                while (Frame.TryTake(ref buffer, _settings.MaximumPacket, out var frame)) Take(frame);
                _reader.AdvanceTo(buffer.Start, buffer.End);
                await HoldBackAsync();
                if (!read.IsCompleted) continue;
                End(Cut("the other side closed it"));
                return;
            }
        }
        catch (MalformedPacket fault)
        {
            _queue.Add(Outgoing.Disconnect(fault.Reason, _settings.Version));
            await Task.WhenAny(_queue.Idle, Task.Delay(TimeSpan.FromSeconds(1), _time));
            End($"The broker at {_settings.Where} broke the protocol: {fault.Message}.");
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or OperationCanceledException)
        {
            End(Cut(fault.Message));
        }
        finally
        {
            await _reader.CompleteAsync();
        }
    }

    // While we do not listen, silence says nothing about the line. Before the subscription is granted nobody takes
    // deliveries yet, and its answer stands behind those of a session that is resumed.
    private async Task HoldBackAsync()
    {
        while (_subscribed && _unsettled.Room is { IsCompleted: false } room)
        {
            await Task.WhenAny(room, Task.Delay(_watch.Every, _time));
            _watch.Heard();
        }
    }

    private void Take(Frame frame)
    {
        switch (frame.Type)
        {
            case PacketType.Publish: Deliver(IncomingPublish.Read(frame, _settings.Version)); break;
            case PacketType.PublishAck:
                var taken = PublishAnswer.Read(frame);
                _slots.Close(taken.PacketId, new PublishSlots.Answer(taken.Reason, taken.Words));
                break;
            case PacketType.SubscribeAck:
                var granted = SubscribeAnswer.Read(frame, _settings.Version);
                _slots.Close(granted.PacketId, new PublishSlots.Answer(0, null, granted.Reasons));
                break;
            case PacketType.PingResponse: break;
            case PacketType.Disconnect:
                var (reason, words) = Dismissal.Read(frame);
                End($"The broker at {_settings.Where} ended the connection of '{_settings.ClientId}': "
                    + $"{ReasonCodes.Describe(reason, words)}.");
                break;
            default: throw new MalformedPacket($"a packet of type {(int)frame.Type} was not expected", 0x82);
        }
    }

    private void Deliver(IncomingPublish message)
    {
        if (message.Qos == 1) _unsettled.Add(message.PacketId);
        else if (_deliveries.Reader.Count >= _settings.Window)
        {
            Dropped++;
            return;
        }

        _deliveries.Writer.TryWrite(new Delivery(message.Topic, message.Payload, message.Retained, message.PacketId));
    }

    private void Look()
    {
        var (pingDue, death) = _watch.Look();
        if (death is not null) End($"The connection to {_settings.Where} is given up: {death}.");
        else if (pingDue) _queue.Add(Outgoing.Ping);
    }

    private string Cut(string detail) => $"The connection to {_settings.Where} was cut: {detail.TrimEnd('.')}.";

    private void End(string sentence)
    {
        if (Interlocked.CompareExchange(ref _loss, sentence, null) is not null) return;
        _timer.Dispose();
        _stream.Dispose();
        _queue.Close();
        _slots.Lose(sentence);
        _unsettled.Close();
        _deliveries.Writer.TryComplete();
    }
}
