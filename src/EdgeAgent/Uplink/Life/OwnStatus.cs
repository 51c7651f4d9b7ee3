// Publishes the box's status, and watches that it comes back: the proof that the broker delivers, not only
// acknowledges.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Life;

/// <summary>The status topic of one connection, both ways.</summary>
internal sealed class OwnStatus(SessionTools tools, StatusDocument document, IOutboxReader reader)
{
    private long _beat;
    private long _acknowledgedBeat;
    private long _echoedBeat;
    private TimeSpan _acknowledgedAt;
    private bool _outOfTurn;

    /// <summary>The connection's id.</summary>
    public string Connection => document.Connection;

    /// <summary>What the broker had retained before this connection wrote; null where nothing was.</summary>
    public BoxStatus? Retained { get; private set; }

    /// <summary>Whether the broker has taken a status of this connection.</summary>
    public bool Acknowledged => _acknowledgedBeat > 0;

    /// <summary>Whether a status of this connection came back.</summary>
    public bool Echoed => _echoedBeat > 0;

    /// <summary>
    /// When the next one is due: never before the last one was acknowledged, so that a broker that withholds is left
    /// alone.
    /// </summary>
    public TimeSpan? DueAt =>
        _acknowledgedBeat < _beat ? null : _outOfTurn ? TimeSpan.Zero : _acknowledgedAt + tools.Options.StatusEvery;

    /// <summary>
    /// When the last one should have come back; null where it has, or where the broker has not even acknowledged it.
    /// </summary>
    public TimeSpan? EchoDueAt =>
        _acknowledgedBeat == _beat && _echoedBeat < _beat ? _acknowledgedAt + tools.Options.StatusEvery : null;

    /// <summary>Why the broker does not take the status; null where it does.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Publishes a state.</summary>
    public void Publish(string state)
    {
        _outOfTurn = false;
        var beat = ++_beat;
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            document.Of(state, beat, reader), DocumentJson.Default.BoxStatus);
        var message = new OutgoingMessage(tools.Box.Topics.Status, payload, Retain: true, "application/json");
        var verdict = payload.Length > tools.MostPayload(message.Topic)
            ? PublishVerdict.TooLarge
            : tools.Send(
                message, reason => Answered(beat, ReasonCodes.IsTaken(reason) ? null : ReasonCodes.Describe(reason)));
        if (verdict is PublishVerdict.TooLarge or PublishVerdict.Malformed)
            Answered(beat, $"its {payload.Length} bytes are more than the broker takes");
    }

    // An answer is a proof of life, also where it is a refusal.
    private void Answered(long beat, string? refusal)
    {
        _acknowledgedBeat = Math.Max(_acknowledgedBeat, beat);
        _acknowledgedAt = tools.Clock.Now;
        Refusal = refusal;
    }

    /// <summary>Takes what came in on the status topic.</summary>
    public void Received(LinkNotice.Received message)
    {
        BoxStatus? status;
        try
        {
            status = JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.BoxStatus);
        }
        catch (JsonException)
        {
            // Someone else wrote on this topic; our next status replaces it.
            _outOfTurn = true;
            return;
        }

        if (status is null) return;
        if (status.Connection == document.Connection) _echoedBeat = Math.Max(_echoedBeat, status.Beat);
        else if (message.Retained) Retained = status;
        else _outOfTurn = true; // A late will of an older connection: say again that the box is online.
    }
}
