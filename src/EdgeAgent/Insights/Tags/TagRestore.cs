// After a start: the tags as they were, out of the last snapshot and the tag events that were accepted since. So a
// restart is not a storm of arrivals, and HQ's view and the box's stay one.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Tags;

/// <summary>What a restore found.</summary>
/// <param name="Tags">Tags that are followed now.</param>
/// <param name="Replayed">Tag events that were read after the snapshot.</param>
/// <param name="Sentence">One line for the log.</param>
/// <param name="Quarantined">The event that tells of a damaged snapshot; null where there was none.</param>
public sealed record TagRestoreReport(int Tags, int Replayed, string Sentence, NewEvent? Quarantined);

/// <summary>Fills a new tracker.</summary>
public static class TagRestore
{
    private const int EventsAtOnce = 1000;
    private const int BytesAtOnce = 1 << 20;

    /// <summary>
    /// Restores. Readers that the config names are taken for away until <see cref="TagTracker.DeviceBack"/>; tags of
    /// readers that it no longer names depart after their time-out. Without a good snapshot the tracker stays empty.
    /// </summary>
    /// <param name="tracker">A tracker that has seen nothing yet.</param>
    /// <param name="file">The snapshot.</param>
    /// <param name="outbox">Where the events since then are.</param>
    /// <param name="devices">Ids of the readers that the config names.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<TagRestoreReport> RunAsync(
        TagTracker tracker,
        TagSnapshotFile file,
        IOutboxReader outbox,
        IReadOnlyCollection<string> devices,
        CancellationToken stop)
    {
        var (saved, problem, setAside) = file.Load();
        if (saved is not null && saved.Epoch != outbox.Epoch)
            (saved, problem) = (null, "The snapshot of the tags belongs to another outbox (its epoch differs).");
        if (saved is null)
        {
            var sentence = problem is null
                ? "No snapshot of the tags yet: the box follows no tag, and every tag in the field will arrive."
                : $"{problem} The box follows no tag now, and every tag in the field will arrive again.";
            return new TagRestoreReport(0, 0, sentence, setAside ? Quarantined(file, tracker, problem!) : null);
        }

        foreach (var tag in saved.Tags) Put(tracker, tag);
        var (replayed, skipped) = await ReplayAsync(tracker, outbox, saved.Sequence, stop);
        var nowUs = tracker.Now();
        var awayUs = Math.Max(0, tracker.SteadyNowUs - saved.SavedUs);
        foreach (var device in tracker.State.Devices.Where(device => devices.Contains(device.Name)))
            device.Lose(nowUs, awayUs);
        var tags = tracker.State.Live;
        return new TagRestoreReport(
            tags,
            replayed,
            $"{tags} tags are followed again: a snapshot, and {replayed} tag events since then"
                + (skipped == 0 ? "." : $"; {skipped} more could not be read, so some tags may arrive again."),
            null);
    }

    private static async Task<(int Replayed, int Skipped)> ReplayAsync(
        TagTracker tracker, IOutboxReader outbox, long after, CancellationToken stop)
    {
        var (replayed, skipped) = (0, 0);
        while (true)
        {
            var events = await outbox.ReadAsync(
                EventKinds.TagArrived.Priority, after, EventsAtOnce, BytesAtOnce, stop);
            if (events.Count == 0) return (replayed, skipped);
            foreach (var stored in events)
            {
                try
                {
                    replayed += Apply(tracker, stored) ? 1 : 0;
                }
                catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException)
                {
                    skipped++;
                }
            }

            after = events[^1].Sequence;
        }
    }

    private static bool Apply(TagTracker tracker, StoredEvent stored)
    {
        var atUs = (stored.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var estimated = stored.Clock == ClockState.Estimated;
        if (stored.Kind == EventKinds.TagArrived)
        {
            var data = JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.TagArrived)!;
            var gtin = data.Gtin is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : -1;
            var signal = (float?)data.RssiDbm ?? Sighting.UnmeasuredDbm;
            Put(tracker, new SavedTag(
                Bits(data.Epc), 0, data.Zone, stored.Device, estimated, atUs, atUs, gtin, signal));
            return true;
        }

        if (stored.Kind == EventKinds.TagMoved)
        {
            var data = JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.TagMoved)!;
            var epc = Bits(data.Epc);
            var index = tracker.State.Find(epc);
            var (pc, gtin) = index == TagSlot.None
                ? ((ushort)0, TagEventWriter.GtinNumber(Epc.EpcDecoder.Decode(epc)))
                : (tracker.State.Table[index].ProtocolControl, tracker.State.Table[index].Gtin);
            Put(tracker, new SavedTag(
                epc, pc, data.To, stored.Device, estimated, atUs, atUs, gtin, Sighting.UnmeasuredDbm));
            return true;
        }

        if (stored.Kind != EventKinds.TagDeparted) return false;
        var departed = JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.TagDeparted)!;
        if (tracker.State.Find(Bits(departed.Epc)) is var gone and not TagSlot.None) tracker.Forget(gone);
        return true;
    }

    // A clock that was set back while the box was off must not make reads of now look like history.
    private static void Put(TagTracker tracker, in SavedTag tag)
    {
        var state = tracker.State;
        if (state.Find(tag.Epc) is var old and not TagSlot.None) tracker.Forget(old);
        if (state.Full) return;
        var nowUs = tracker.SteadyNowUs;
        var index = state.Table.Add(tag.Epc, state.Table.HashOf(tag.Epc));
        var zone = state.Zone(tag.Zone);
        ref var slot = ref state.Table[index];
        slot.ProtocolControl = tag.ProtocolControl;
        slot.Device = state.Device(tag.Device, tracker.Now()).Index;
        slot.Gtin = tag.Gtin;
        slot.LastUs = Math.Min(tag.LastUs, nowUs);
        slot.FirstUs = Math.Min(tag.FirstUs, slot.LastUs);
        slot.Estimated = tag.Estimated || tag.LastUs > nowUs;
        slot.HeardUs = tracker.Now();
        slot.Sightings[0] = new Sighting
        {
            Zone = zone.Index,
            Reads = 1,
            MeanDbm = tag.MeanDbm,
            LastUs = slot.LastUs,
            BestCentiDbm = short.MinValue,
        };
        state.Place(ref slot, zone);
        zone.ServedBy(state.Devices[slot.Device]);
        tracker.Schedule(index);
    }

    private static EpcBits Bits(string hex) => new(Convert.FromHexString(hex), hex.Length * 4);

    private static NewEvent Quarantined(TagSnapshotFile file, TagTracker tracker, string problem) => NewEvent.Of(
        EventKinds.StoreQuarantined,
        "box",
        DateTimeOffset.UnixEpoch.AddTicks(tracker.SteadyNowUs * TimeSpan.TicksPerMicrosecond),
        ClockState.Estimated,
        new StoreQuarantined(Path.GetFileName(file.QuarantinePath), problem, null, null, 0),
        EventDataJson.Default.StoreQuarantined);
}
