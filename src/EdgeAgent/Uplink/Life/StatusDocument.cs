// Fills in the status document.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Life;

/// <summary>Makes the status of one connection.</summary>
internal sealed class StatusDocument(BoxFacts box, TimeProvider time, string connection)
{
    /// <summary>The connection's id.</summary>
    public string Connection => connection;

    /// <summary>The will: the same document without figures, which would be old by then.</summary>
    public OutgoingMessage Will() => new(
        box.Topics.Status,
        JsonSerializer.SerializeToUtf8Bytes(Blank("offline"), DocumentJson.Default.BoxStatus),
        Retain: true,
        "application/json");

    /// <summary>The document with the figures of this moment.</summary>
    public BoxStatus Of(string state, long beat, IOutboxReader reader)
    {
        var outbox = reader.Status;
        var cursors = reader.Cursors;
        return Blank(state) with
        {
            Beat = beat,
            QueueDepth = outbox.Waiting,
            OldestUnsentS = Math.Round(outbox.OldestWaiting.TotalSeconds, 1),
            LastSequence = reader.LastSequence,
            HandedOver = new HandedOver(reader.Epoch, cursors.Low, cursors.Normal, cursors.Urgent),
            SettledUpTo = reader.SettledUpTo,
        };
    }

    private BoxStatus Blank(string state) => new()
    {
        State = state,
        Connection = connection,
        Time = time.GetUtcNow().UtcDateTime,
        Version = box.Version,
        BootId = box.BootId,
        ConfigHash = box.ConfigHash,
        Clock = box.Clock() == ClockState.Synced ? "synced" : "estimated",
    };
}
