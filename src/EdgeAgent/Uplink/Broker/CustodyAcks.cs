// Reads HQ's custody messages and obeys those that can be true.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Broker;

/// <summary>The rules for the <c>ack</c> topic; lives across connections.</summary>
internal sealed class CustodyAcks(IOutboxReader reader)
{
    private long _upTo;

    /// <summary>Considers a message: the outbox is told to release what HQ holds.</summary>
    /// <returns>Null where it was obeyed; a sentence where it was ignored.</returns>
    public string? Consider(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty) return null;
        CustodyAck? ack;
        try
        {
            ack = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.CustodyAck);
        }
        catch (JsonException error)
        {
            return $"it is no valid JSON ({error.Message})";
        }

        if (ack?.Epoch is null)
            return "it names no epoch and could mean an older life of this box; expected {\"epoch\":\"…\",\"upto\":N}";
        if (ack.Epoch != reader.Epoch)
        {
            return $"it is for epoch {ack.Epoch}, this box is in {reader.Epoch}: a re-imaged or cloned box, or an old "
                + "retained message";
        }

        if (ack.Upto > reader.LastSequence)
            return $"it covers {ack.Upto}, but this box has made {reader.LastSequence} events: look for a cloned box";
        if (ack.Upto < _upTo) return $"it goes back from {_upTo} to {ack.Upto}";
        _upTo = ack.Upto;
        reader.Release(ack.Upto);
        return null;
    }
}
