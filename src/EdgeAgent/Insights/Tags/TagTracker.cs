// From tag reads to meaning: arrived, moved, departed. One thread feeds it; time comes from the clock it is given.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Epc;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Tags;

/// <summary>
/// Follows tags through the zones of a store.
/// <code>
/// var tracker = new TagTracker(options, zones, store, time);
/// Console.WriteLine(await TagRestore.RunAsync(tracker, file, outbox, deviceIds, stop));
/// ...
/// tracker.DeviceBack("dock-reader");                        // the supervisor says: ready
/// tracker.Observe("dock-reader", batch.Reads, events);      // for each batch
/// tracker.Advance(events, rollups);                         // each second, whether reads come or not
/// await outbox.AcceptAsync(events, stop);                   // then clear the lists
/// file.Save(tracker.Snapshot(outbox.Epoch, sequenceOfTheLastAcceptedTagEvent));
/// </code>
/// A snapshot is taken when every event made so far was accepted, with the sequence of the last of them: what comes
/// after that sequence is replayed. An accepted batch of n events that began at sequence s ends at s + n - 1.
/// Rules: an arrival needs a number of reads, or a dwell, within a window. A zone is one place, however many antennas
/// it has; the strongest mean signal chooses it, with hysteresis and hold-off (<see cref="MobilityProfile"/>). A tag
/// departs when nobody has seen it for its zone's time-out, at the time of its last read; never while the reader that
/// saw it last is away. Beyond the limit the tag nearest to its departure (to half a second) departs early, and is
/// counted.
/// </summary>
public sealed class TagTracker
{
    private static readonly TimeSpan ProblemStays = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly long _startUtcUs;
    private readonly DueWheel _wheel;
    private readonly DueTime _dueTime;
    private readonly StockPeriod _stock;
    private readonly Action<int> _due;
    private ICollection<NewEvent> _events = [];
    private long? _lastEarlyUs;
    private long _nowUs;
    private long _reads;
    private long _arrived;
    private long _moved;
    private long _departed;
    private long _strays;
    private long _departedEarly;

    /// <summary>Makes a tracker without tags.</summary>
    /// <param name="options">Limit and snapshots.</param>
    /// <param name="zones">The rules of each zone; zones that stand here have a rollup from the start.</param>
    /// <param name="store">Who the box is.</param>
    /// <param name="time">The clock: its monotonic side ages tags, its UTC side only names minutes.</param>
    public TagTracker(
        TagOptions options, IReadOnlyDictionary<string, ZoneOptions> zones, StoreIdentity store, TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _startUtcUs = Microseconds(time.GetUtcNow());
        State = new TagState(zones, options.Limit);
        foreach (var name in zones.Keys) State.Zone(name);
        _wheel = new DueWheel(State.Table);
        _dueTime = State.DueUs;
        _due = FallDue;
        _stock = new StockPeriod(store, State, time.GetUtcNow());
    }

    /// <summary>What the tracker holds and did.</summary>
    public TagFigures Figures => new()
    {
        Live = State.Live,
        Candidates = State.Table.Count - State.Live,
        Unknown = State.Devices.Where(device => device.Lost).Sum(device => device.Tags),
        Reads = _reads,
        Arrived = _arrived,
        Moved = _moved,
        Departed = _departed,
        Strays = _strays,
        DepartedEarly = _departedEarly,
        ClockSteps = State.Devices.Sum(device => (long)device.Steps),
        Bytes = State.Table.Bytes,
    };

    /// <summary>What is wrong, as a sentence for health; null where nothing is.</summary>
    public string? Problem => _lastEarlyUs is { } early && Now() - early < ProblemStays.Ticks / 10
        ? $"The box follows {State.Table.Count} tags, and its limit is {State.Limit}: {_departedEarly} departed early, "
            + "to make room. Raise `tags.limit`, or read fewer tags with this box."
        : null;

    /// <summary>The tags, zones and readers: for snapshots.</summary>
    internal TagState State { get; }

    /// <summary>Steady time now, in microseconds since 1970.</summary>
    internal long SteadyNowUs => _startUtcUs + Now();

    /// <summary>
    /// Takes a batch of one reader's tag reads; what they mean is added to <paramref name="events"/>.
    /// </summary>
    public void Observe(string device, ReadOnlySpan<TagRead> reads, ICollection<NewEvent> events)
    {
        _nowUs = Now();
        _events = events;
        var reader = State.Device(device, _nowUs);
        TrackedZone? zone = null;
        string? zoneName = null;
        foreach (ref readonly var read in reads)
        {
            if (!ReferenceEquals(zoneName, read.Zone) || zone is null)
            {
                zoneName = read.Zone;
                zone = State.Zone(zoneName);
                zone.ServedBy(reader);
            }

            Take(reader, zone, read);
        }
    }

    /// <summary>
    /// Lets time pass: departures go to <paramref name="events"/>, a full minute's stock to <paramref name="rollups"/>.
    /// </summary>
    public void Advance(ICollection<NewEvent> events, ICollection<Rollup> rollups)
    {
        _nowUs = Now();
        _events = events;
        _wheel.Turn(_nowUs, _dueTime, _due);
        _stock.Advance(_time.GetUtcNow(), _nowUs, rollups);
    }

    /// <summary>A reader is away, or holds its reports back: its tags stay, as unknown.</summary>
    public void DeviceLost(string device) => State.Device(device, Now()).Lose(Now());

    /// <summary>A reader reports again: its tags have the full departure time-out from now.</summary>
    public void DeviceBack(string device) => State.Device(device, Now()).Return(Now());

    /// <summary>The tags as bytes, good for everything up to a sequence of the outbox.</summary>
    public byte[] Snapshot(string epoch, long sequence) =>
        TagSnapshot.Write(State, epoch, sequence, Microseconds(_time.GetUtcNow()));

    /// <summary>Puts a slot where it falls due.</summary>
    internal void Schedule(int index) => _wheel.Put(index, State.DueUs(State.Table[index]));

    /// <summary>Takes a slot off the wheel and out of the table.</summary>
    internal void Forget(int index)
    {
        _wheel.Take(index);
        State.Remove(index);
    }

    /// <summary>Monotonic microseconds since the tracker was made.</summary>
    internal long Now() => _time.GetElapsedTime(_start).Ticks / TimeSpan.TicksPerMicrosecond;

    private static long Microseconds(DateTimeOffset time) =>
        (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private void Take(TrackedDevice reader, TrackedZone zone, in TagRead read)
    {
        _reads += read.SeenCount;
        var lastUs = reader.Steady(read.LastSeenUs, _startUtcUs + _nowUs, _nowUs);
        var firstUs = lastUs - Math.Max(0, read.LastSeenUs - read.FirstSeenUs);
        var hash = State.Table.HashOf(read.Epc);
        var index = State.Table.Find(read.Epc, hash);
        if (index == TagSlot.None) index = Meet(read, hash, reader);
        ref var slot = ref State.Table[index];
        slot.HeardUs = _nowUs;
        if (read.ProtocolControl != 0) slot.ProtocolControl = read.ProtocolControl;
        if (slot.Arrived) Follow(index, ref slot, reader, zone, read, lastUs);
        else Consider(index, ref slot, reader, zone, read, firstUs, lastUs);
    }

    private int Meet(in TagRead read, int hash, TrackedDevice reader)
    {
        if (State.Full)
        {
            var soonest = _wheel.TakeSoonest(_dueTime);
            _departedEarly += State.Table[soonest].Arrived ? 1 : 0;
            _lastEarlyUs = _nowUs;
            Leave(soonest);
        }

        var index = State.Table.Add(read.Epc, hash);
        State.Table[index].Device = reader.Index;
        return index;
    }

    // A candidate: reads are added up within the window, and it becomes a tag of the zone that hears it best.
    private void Consider(
        int index, ref TagSlot slot, TrackedDevice reader, TrackedZone zone, in TagRead read, long firstUs, long lastUs)
    {
        var count = TagRules.WithinWindow(read.SeenCount, zone.WindowUs, lastUs, ref firstUs);
        var fresh = slot.CandidateReads == 0;
        if (!fresh && lastUs < slot.LastUs - zone.WindowUs) return;
        if (fresh || lastUs - slot.FirstUs > zone.WindowUs)
        {
            slot.Sightings = default;
            slot.CandidateReads = 0;
            slot.FirstUs = firstUs;
            slot.LastUs = lastUs;
        }

        TagRules.Of(ref slot, zone.Index).Add(count, read.RssiCentiDbm, read.Antenna, lastUs);
        slot.CandidateReads = Math.Min(int.MaxValue - ushort.MaxValue, slot.CandidateReads + count);
        slot.FirstUs = Math.Min(slot.FirstUs, firstUs);
        slot.LastUs = Math.Max(slot.LastUs, lastUs);
        slot.Estimated = read.ClockEstimated;
        State.SeenBy(ref slot, reader);
        ref var strongest = ref TagRules.Strongest(ref slot);
        var home = State.Zones[strongest.Zone];
        if (TagRules.Arrives(slot, home))
        {
            var epc = EpcDecoder.Decode(slot.Epc, slot.ProtocolControl);
            slot.Gtin = TagEventWriter.GtinNumber(epc);
            State.Place(ref slot, home);
            _arrived++;
            _events.Add(TagEventWriter.Arrived(slot, epc, strongest, home, reader));
            Schedule(index);
        }
        else if (fresh) Schedule(index);
    }

    // A tag of a zone: reads keep it there, or move it. A read that is older than what is known is history.
    private void Follow(
        int index, ref TagSlot slot, TrackedDevice reader, TrackedZone zone, in TagRead read, long lastUs)
    {
        if (lastUs < slot.LastUs - TagRules.ReorderUs) return;
        if (lastUs >= slot.LastUs)
        {
            slot.LastUs = lastUs;
            slot.Estimated = read.ClockEstimated;
            State.SeenBy(ref slot, reader);
        }

        ref var rival = ref TagRules.Of(ref slot, zone.Index);
        if (rival.Reads > 0 && zone.Index != slot.Zone && lastUs - rival.LastUs > zone.WindowUs) rival.Reads = 0;
        rival.Add(read.SeenCount, read.RssiCentiDbm, read.Antenna, lastUs);
        if (zone.Index == slot.Zone) return;
        var home = State.Zones[slot.Zone];
        ref var own = ref TagRules.Of(ref slot, slot.Zone);
        if (!TagRules.Moves(own, rival, home.Profile, lastUs, out var confidence)) return;
        own.Reads = 0;
        State.Place(ref slot, zone);
        slot.FirstUs = lastUs;
        _moved++;
        _events.Add(TagEventWriter.Moved(slot, home, zone, confidence, lastUs, reader));
        Schedule(index);
    }

    private void FallDue(int index)
    {
        ref var slot = ref State.Table[index];
        if (slot.Arrived && State.Devices[slot.Device].Lost)
            _wheel.Put(index, _nowUs + State.Zones[slot.Zone].DepartUs);
        else Leave(index);
    }

    // The slot is off the wheel already.
    private void Leave(int index)
    {
        ref var slot = ref State.Table[index];
        if (slot.Arrived)
        {
            _departed++;
            _events.Add(TagEventWriter.Departed(slot, State.Zones[slot.Zone], State.Devices[slot.Device]));
        }
        else _strays++;

        State.Remove(index);
    }
}
