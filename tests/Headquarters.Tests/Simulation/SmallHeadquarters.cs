// Headquarters as a fleet sees it: stores every place in memory, acknowledges, and asks for what is missing.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Tests.Mqtt;

namespace EdgeAgent.Headquarters.Tests.Simulation;

/// <summary>Connects to a broker and runs until disposed.</summary>
internal sealed class SmallHeadquarters : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Box, string Epoch), SortedSet<long>> _held = [];
    private readonly List<QueryChunk> _answers = [];
    private readonly IBrokerLink _link;
    private readonly Func<long, bool> _loses;
    private readonly Task _running;
    private int _events;

    private SmallHeadquarters(IBrokerLink link, Func<long, bool> loses)
    {
        (_link, _loses) = (link, loses);
        _running = RunAsync();
    }

    /// <summary>Events that came, twice-sent ones counted twice.</summary>
    public int Events => Volatile.Read(ref _events);

    /// <summary>Chunks that came in answer to questions.</summary>
    public IReadOnlyList<QueryChunk> Answers
    {
        get
        {
            lock (_gate) return [.. _answers];
        }
    }

    /// <summary>Starts with a mosquitto at a port.</summary>
    public static Task<SmallHeadquarters> StartAsync(int port, Func<long, bool>? loses = null) =>
        StartAsync(MqttRig.Broker(port), loses);

    /// <summary>Starts.</summary>
    /// <param name="broker">Where.</param>
    /// <param name="loses">Sequences that are overlooked when they first come.</param>
    public static async Task<SmallHeadquarters> StartAsync(IBroker broker, Func<long, bool>? loses = null)
    {
        var filters = new[] { "evt/+", "q/res/+" }.Select(part => $"retail/v1/+/+/+/{part}").ToList();
        var link = await broker.ConnectAsync(
            new Subscription(filters, "hq", "small-hq", 1000), CancellationToken.None);
        return new SmallHeadquarters(link, loses ?? (_ => false));
    }

    /// <summary>The places held of a box's epoch.</summary>
    public long HeldOf(string box, string epoch)
    {
        lock (_gate) return _held.GetValueOrDefault((box, epoch))?.Count ?? 0;
    }

    /// <summary>Asks a box.</summary>
    public Task AskAsync(BoxAddress box, QueryRequest request) => _link.PublishAsync(
        new BrokerMessage(
            $"retail/v1/{box}/q/req",
            JsonSerializer.SerializeToUtf8Bytes(request, DocumentJson.Default.QueryRequest),
            false),
        CancellationToken.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _running;
    }

    private async Task RunAsync()
    {
        await foreach (var delivery in _link.Deliveries.ReadAllAsync())
        {
            if (!Topics.TryParse(delivery.Topic, "retail", out var box, out var rest)) continue;
            if (rest.StartsWith("q/", StringComparison.Ordinal)) Answered(delivery);
            else await HoldAsync(box, delivery);
            _link.Settle(delivery);
        }
    }

    private void Answered(Delivery delivery)
    {
        lock (_gate)
            _answers.Add(JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.QueryChunk)!);
    }

    private async Task HoldAsync(BoxAddress box, Delivery delivery)
    {
        var events = StoreEventJson.Read(delivery.Payload);
        var epoch = events[0].Place.Epoch;
        long upTo = 0;
        lock (_gate)
        {
            if (!_held.TryGetValue((box.ToString(), epoch), out var held)) _held[(box.ToString(), epoch)] = held = [];
            _events += events.Count;
            foreach (var one in events)
            {
                if (one.Historical || !_loses(one.Place.Sequence)) held.Add(one.Place.Sequence);
            }

            while (held.Contains(upTo + 1)) upTo++;
        }

        var ack = JsonSerializer.SerializeToUtf8Bytes(new CustodyAck(epoch, upTo), DocumentJson.Default.CustodyAck);
        try
        {
            await _link.PublishAsync(
                new BrokerMessage($"retail/v1/{box}/ack", ack, Retain: true), CancellationToken.None);
        }
        catch (BrokerRefusal)
        {
            // The test ends while the last acknowledgements are on their way.
        }
    }
}
