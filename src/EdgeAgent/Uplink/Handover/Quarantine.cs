// Sets an event aside that no broker takes, so that it never blocks those behind it.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Uplink.Handover;

internal static class Quarantine
{
    /// <summary>Sets one event aside; the outbox names its place in an event of its own.</summary>
    public static async Task SetAsideAsync(
        IOutboxReader reader, StoredEvent one, string reason, SessionTools tools, CancellationToken stop)
    {
        var place = new Place(tools.Box.Topics.Box, reader.Epoch, one.Sequence).ToString();
        tools.Counters.Quarantined++;

        // An event that tells of a quarantine must not make another one, or a topic without rights would breed for
        // ever.
        if (one.Kind == EventKinds.MessageQuarantined)
        {
            UplinkLog.PassedOver(tools.Log, place, reason);
            return;
        }

        UplinkLog.SetAside(tools.Log, place, reason);
        await reader.SetAsideAsync(one.Sequence, reason, stop);
    }
}
