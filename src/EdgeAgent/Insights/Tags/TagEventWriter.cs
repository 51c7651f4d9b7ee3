// Makes the three tag events out of a slot, with the EPC in the spellings that HQ wants.
using System.Globalization;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Epc;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Tags;

/// <summary>Writes tag events.</summary>
internal static class TagEventWriter
{
    /// <summary>The arrival of a tag whose slot has its zone already; the event's time is its first read.</summary>
    public static NewEvent Arrived(
        in TagSlot slot, EpcIdentity epc, in Sighting sighting, TrackedZone zone, TrackedDevice device)
    {
        var first = device.Utc(slot.FirstUs);
        double? signal = sighting.Measured ? Math.Round(sighting.MeanDbm, 1) : null;
        var data = new TagArrived(
            slot.Epc.ToString(), epc.Uri, epc.Gtin, epc.Serial, zone.Name, signal, sighting.Antenna,
            slot.CandidateReads, first);
        return NewEvent.Of(
            EventKinds.TagArrived, device.Name, first, Clock(slot, device, slot.FirstUs), data,
            EventDataJson.Default.TagArrived);
    }

    /// <summary>A move; the event's time is the read that decided it.</summary>
    public static NewEvent Moved(
        in TagSlot slot, TrackedZone from, TrackedZone to, double confidence, long atUs, TrackedDevice device)
    {
        var data = new TagMoved(slot.Epc.ToString(), Uri(slot), from.Name, to.Name, confidence);
        return NewEvent.Of(
            EventKinds.TagMoved, device.Name, device.Utc(atUs), Clock(slot, device, atUs), data,
            EventDataJson.Default.TagMoved);
    }

    /// <summary>A departure; the event's time is the last read, however long ago that is.</summary>
    public static NewEvent Departed(in TagSlot slot, TrackedZone zone, TrackedDevice device)
    {
        var last = device.Utc(slot.LastUs);
        var dwell = Math.Round(Math.Max(0, slot.LastUs - slot.FirstUs) / 1e6, 3);
        var data = new TagDeparted(slot.Epc.ToString(), Uri(slot), zone.Name, last, dwell);
        return NewEvent.Of(
            EventKinds.TagDeparted, device.Name, last, Clock(slot, device, slot.LastUs), data,
            EventDataJson.Default.TagDeparted);
    }

    /// <summary>A GTIN-14 as a number; -1 where there is none.</summary>
    public static long GtinNumber(EpcIdentity epc) =>
        epc.Gtin is { } gtin ? long.Parse(gtin, CultureInfo.InvariantCulture) : -1;

    private static string Uri(in TagSlot slot) => EpcDecoder.Decode(slot.Epc, slot.ProtocolControl).Uri;

    private static ClockState Clock(in TagSlot slot, TrackedDevice device, long steadyUs) =>
        slot.Estimated || device.SteppedSince(steadyUs) ? ClockState.Estimated : ClockState.Synced;
}
