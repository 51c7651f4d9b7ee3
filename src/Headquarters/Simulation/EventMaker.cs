// Makes a box's events: by the day curve, or evenly at a fixed rate; and says when a minute or a period is over.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Makes what is due. Called by one loop.</summary>
internal sealed class EventMaker
{
    // Cars on the site that are not seen leaving are forgotten.
    private const int MostVisits = 50;
    private static readonly TimeSpan ShortestVisit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly SimulatedBox _box;
    private readonly SimulationOptions _options;
    private readonly SimulatedClock _clock;
    private readonly ulong _seed;
    private readonly Queue<(long Sequence, long Time)> _visits = new();
    private readonly TimeSpan _rollupDelay;
    private ulong _draws;
    private DateTimeOffset _nextEvent;
    private DateTimeOffset _nextMinute;

    /// <summary>Starts with the box's own start as its first event.</summary>
    public EventMaker(SimulatedBox box, SimulationOptions options, SimulatedClock clock)
    {
        (_box, _options, _clock, _seed) = (box, options, clock, Draw.Bits(box.Seed, 7));
        // Periods end everywhere at once, but boxes do not all tell it in the same second.
        _rollupDelay = TimeSpan.FromSeconds(20) * Share();
        (_nextEvent, _nextMinute) = (clock.Began + (Interval() * Share()), clock.Real + (Minute * Share()));
        box.RollupsFrom = box.Footfall.StartOf(clock.Began) - box.Footfall.Length;
        Make(SimulatedKinds.Started, 0, clock.Now.UtcTicks);
    }

    /// <summary>The box's agent crashed and started again.</summary>
    public void Restarted() => Make(SimulatedKinds.Started, 1, _clock.Now.UtcTicks);

    /// <summary>Makes what is due; returns how long nothing will be, real time.</summary>
    public TimeSpan Step()
    {
        var now = _clock.Now;
        while (_nextEvent <= now)
        {
            if (_options.Rate is not null) MakeBatch(_nextEvent);
            else if (Share() < _box.Curve.At(_nextEvent)) MakeOne(_nextEvent);
            _nextEvent += Interval();
        }

        _box.RollupsTo = _box.Footfall.StartOf(now - _rollupDelay);
        if (_clock.Real >= _nextMinute)
        {
            _box.MinuteDue = true;
            _nextMinute = _clock.Real + Minute;
        }

        var waits = (Event: _clock.Until(_nextEvent), Minute: _nextMinute - _clock.Real,
            Rollup: _clock.Until(_box.RollupsTo + _box.Footfall.Length + _rollupDelay));
        return new[] { waits.Event, waits.Minute, waits.Rollup }.Min();
    }

    private void MakeBatch(DateTimeOffset at)
    {
        var kind = SimulatedKinds.Choose(_seed, _draws++);
        for (var count = 0; count < _options.Batch; count++) Make(kind, 0, at.UtcTicks);
    }

    private void MakeOne(DateTimeOffset at)
    {
        var kind = SimulatedKinds.Choose(_seed, _draws++);
        if (kind != SimulatedKinds.VehicleArrived)
        {
            Make(kind, 0, at.UtcTicks);
        }
        else if (_visits.TryPeek(out var visit) && at.UtcTicks - visit.Time > ShortestVisit.Ticks)
        {
            _visits.Dequeue();
            Make(SimulatedKinds.VehicleLeft, visit.Sequence, at.UtcTicks);
        }
        else
        {
            if (_visits.Count >= MostVisits) _visits.Dequeue();
            _visits.Enqueue((Make(kind, 0, at.UtcTicks), at.UtcTicks));
        }
    }

    private long Make(int kind, long detail, long at) =>
        _box.Events.Add(kind, detail, at + _box.ClockError.Ticks, _clock.Real.UtcTicks);

    // The time between two batches of a fixed rate, or between two candidates of the busiest hour.
    private TimeSpan Interval() => _options.Rate is { } rate
        ? TimeSpan.FromSeconds(_options.Boxes * _options.Batch / rate)
        : TimeSpan.FromHours(-Math.Log(1 - Share()) / (_options.EventsPerHour * _box.Curve.Size));

    private double Share() => Draw.Share(_seed, _draws++);
}
