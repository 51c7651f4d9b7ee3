// One connection of a simulated box: says who it is, hands events over in order, hears what HQ has covered and asks.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Runs from the subscription to the loss of a connection.</summary>
internal sealed class BoxSession(
    SimulatedBox box, BoxDocuments documents, MqttConnection connection, FleetParts parts)
{
    // Events that are on their way together.
    private const int EventsAtOnce = 1000;
    private const int RowsAtOnce = 100;

    // From here on an event is too old to act on.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(60);

    private readonly BoxAnswers _answers = new(box, parts, connection);
    private readonly List<SimulatedEvent> _round = [];
    private readonly long _sentBefore = box.Events.Last;
    private readonly long _resumedAt = box.Events.Settled;
    private ulong _draws = (ulong)box.Events.Last;

    /// <summary>Runs until the connection is lost.</summary>
    /// <exception cref="BrokerRefusal">It was lost, or the broker refused something.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        await connection.SubscribeAsync([box.Topics.Ack, box.Topics.QueryRequests], stop);
        await connection.PublishAsync(documents.Meta(), stop);
        box.MinuteDue = true;
        var receiving = ReceiveAsync(stop);
        try
        {
            while (connection.Loss is null)
            {
                await SendDueAsync(stop);
                while (await SendEventsAsync(stop)) await SendDueAsync(stop);
                await box.WokenAsync(stop);
            }

            throw new BrokerRefusal(connection.Loss);
        }
        finally
        {
            connection.Abort();
            await receiving;
        }
    }

    private async Task SendDueAsync(CancellationToken stop)
    {
        if (box.MinuteDue)
        {
            box.MinuteDue = false;
            await connection.PublishAsync(documents.Now("online"), stop);
            await connection.PublishAsync(documents.Health(), stop);
        }

        while (box.RollupsFrom < box.RollupsTo)
        {
            var from = box.RollupsFrom;
            var to = from + (RowsAtOnce * box.Footfall.Length);
            if (to > box.RollupsTo) to = box.RollupsTo;
            await connection.PublishAsync(documents.Rollups(from, to), stop);
            box.RollupsFrom = to;
        }
    }

    // Hands over what is not settled yet; false where nothing is left.
    private async Task<bool> SendEventsAsync(CancellationToken stop)
    {
        _round.Clear();
        box.Events.Read(box.Events.Settled, long.MaxValue, EventsAtOnce, _round);
        if (_round.Count == 0) return false;
        var late = parts.Clock.Real.UtcTicks - Late.Ticks;
        var messages = EventMessages.Build(
            box, _round, parts.Options.Batch,
            one => one.Made < late || (_resumedAt > 0 && one.Sequence <= _sentBefore));
        await Task.WhenAll(messages.Select(message => SendAsync(message, stop)));
        box.Events.Settle(_round[^1].Sequence);
        return true;
    }

    private async Task SendAsync(BrokerMessage message, CancellationToken stop)
    {
        await connection.PublishAsync(message, stop);
        parts.Counts.Messages.Add();
        if (parts.Options.Duplicates == 0) return;
        if (Draw.Share(~box.Seed, Interlocked.Increment(ref _draws)) >= parts.Options.Duplicates) return;
        await connection.PublishAsync(message, stop);
        parts.Counts.Duplicates.Add();
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        await foreach (var delivery in connection.Deliveries.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                if (delivery.Topic == box.Topics.Ack) Covered(delivery.Payload.Span);
                else await _answers.AnswerAsync(delivery.Payload, stop);
                connection.Settle(delivery);
            }
            catch (Exception fault) when (fault is BrokerRefusal or OperationCanceledException)
            {
                break; // The connection is lost, or the fleet stops: whoever asked will ask again.
            }
        }

        box.Wake();
    }

    private void Covered(ReadOnlySpan<byte> payload)
    {
        CustodyAck? ack;
        try
        {
            ack = JsonSerializer.Deserialize(payload, DocumentJson.Default.CustodyAck);
        }
        catch (JsonException)
        {
            parts.Counts.BadQuestions.Add();
            return;
        }

        if (ack is null || ack.Epoch != box.Epoch) return; // Retained from an earlier run.
        if (box.Events.Cover(ack.Upto) is { } newest)
            parts.Counts.Lag.Note(parts.Clock.Real - new DateTimeOffset(newest.Made, TimeSpan.Zero));
    }
}
