// Publishes the retained mark of what the broker has acknowledged.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Broker;

/// <summary>
/// Keeps the mark fresh: with each status interval, and more often under load, since what follows it may travel
/// twice.
/// </summary>
internal sealed class MarkPublisher(SessionTools tools, BrokerMemory memory)
{
    private const long EventsBetweenMarks = 5_000;

    private HandedOver? _last;
    private bool _onItsWay;
    private long _acknowledgedThen;
    private TimeSpan _sentAt = TimeSpan.MinValue;

    /// <summary>Reads a mark; null where it is none.</summary>
    public static HandedOver? Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return payload.IsEmpty ? null : JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.HandedOver);
        }
        catch (JsonException)
        {
            return null; // Someone else's text proves nothing about the broker's memory; that is what null means.
        }
    }

    /// <summary>Publishes where it is due, or at once.</summary>
    public void Pump(bool atOnce = false)
    {
        if (_onItsWay) return;
        var now = tools.Clock.Now;
        var due = atOnce || _last is null || now - _sentAt >= tools.Options.StatusEvery
            || tools.Counters.Acknowledged - _acknowledgedThen >= EventsBetweenMarks;
        if (!due) return;
        var mark = memory.Mark();
        if (mark == _last) return;
        (_last, _sentAt, _acknowledgedThen) = (mark, now, tools.Counters.Acknowledged);
        var payload = JsonSerializer.SerializeToUtf8Bytes(mark, DocumentJson.Default.HandedOver);
        var verdict = tools.Send(
            new OutgoingMessage(tools.Box.Topics.HandedOver, payload, Retain: true, "application/json"),
            reason =>
            {
                _onItsWay = false;
                if (ReasonCodes.IsTaken(reason)) memory.MarkAcknowledged(mark);
                memory.MarkRefused = !ReasonCodes.IsTaken(reason);
            });
        _onItsWay = verdict == PublishVerdict.Accepted;
    }
}
