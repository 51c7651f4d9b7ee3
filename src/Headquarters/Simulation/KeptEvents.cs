// A simulated box's outbox in memory: what was made, what the broker has acknowledged, what headquarters has covered.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Events by sequence, without holes, at most so many. Thread-safe.</summary>
/// <param name="most">The bound; beyond it the oldest is given up.</param>
internal sealed class KeptEvents(int most)
{
    private const int Smallest = 16;

    private readonly Lock _gate = new();
    private SimulatedEvent[] _ring = new SimulatedEvent[Smallest];
    private long _first = 1;
    private long _last;
    private long _settled;
    private long _covered;
    private long _givenUp;

    /// <summary>The last sequence made.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Everything up to here is with the broker or no longer here.</summary>
    public long Settled => Volatile.Read(ref _settled);

    /// <summary>Headquarters holds everything up to here, or knows it by name.</summary>
    public long Covered => Volatile.Read(ref _covered);

    /// <summary>Events given up because too many were kept.</summary>
    public long GivenUp => Volatile.Read(ref _givenUp);

    /// <summary>Makes an event of the next sequence.</summary>
    public long Add(int kind, long detail, long time, long made)
    {
        lock (_gate)
        {
            if (_last - _first + 1 >= most)
            {
                _first++;
                _givenUp++;
                _settled = Math.Max(_settled, _first - 1);
            }

            if (_last - _first + 1 >= _ring.Length) Grow();
            _last++;
            _ring[_last % _ring.Length] = new SimulatedEvent(_last, kind, detail, time, made);
            return _last;
        }
    }

    /// <summary>Reads what is kept after a sequence, in order.</summary>
    public void Read(long after, long upTo, int count, List<SimulatedEvent> into)
    {
        lock (_gate)
        {
            var from = Math.Max(after + 1, _first);
            var to = Math.Min(Math.Min(upTo, _last), from + count - 1);
            for (var sequence = from; sequence <= to; sequence++) into.Add(_ring[sequence % _ring.Length]);
        }
    }

    /// <summary>The broker has acknowledged everything up to a sequence.</summary>
    public void Settle(long upTo)
    {
        lock (_gate) _settled = Math.Max(_settled, upTo);
    }

    /// <summary>
    /// Headquarters covers everything up to a sequence: it need not be kept. Older words, and words about what was
    /// never made, change nothing.
    /// </summary>
    /// <returns>The newest event that is newly covered; null where there is none.</returns>
    public SimulatedEvent? Cover(long upTo)
    {
        lock (_gate)
        {
            if (upTo <= _covered || upTo > _last) return null;
            SimulatedEvent? newest = upTo >= _first ? _ring[upTo % _ring.Length] : null;
            (_covered, _first) = (upTo, Math.Max(_first, upTo + 1));
            _settled = Math.Max(_settled, upTo);
            return newest;
        }
    }

    /// <summary>The first that is kept, the last that is covered, the last that was made.</summary>
    public (long First, long Covered, long Last) Bounds()
    {
        lock (_gate) return (_first, _covered, _last);
    }

    private void Grow()
    {
        var larger = new SimulatedEvent[_ring.Length * 2];
        for (var sequence = _first; sequence <= _last; sequence++)
            larger[sequence % larger.Length] = _ring[sequence % _ring.Length];
        _ring = larger;
    }
}
