// Where the uplink says what is done: noted at once, written with the next commit, and lost by a crash at no other
// cost than events that are sent twice.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>What the uplink said since the last commit.</summary>
/// <param name="Handed">What the broker has.</param>
/// <param name="Released">What HQ has custody of.</param>
/// <param name="Rollups">Rollups that the broker has.</param>
internal sealed record HandOver(PerClass Handed, long Released, IReadOnlyList<StoredRollup> Rollups);

/// <summary>Passes the uplink's word to the writer. Any thread.</summary>
internal sealed class HandOverDesk(PerClass handed, long released)
{
    private readonly Lock _gate = new();
    private PerClass _handed = handed;
    private long _released = released;
    private List<StoredRollup> _rollups = [];
    private bool _changed;

    public PerClass Handed
    {
        get
        {
            lock (_gate) return _handed;
        }
    }

    /// <summary>Notes the broker has a class up to a sequence; lower than before is ignored.</summary>
    public void Advance(Priority priority, long upTo)
    {
        lock (_gate)
        {
            if (upTo <= _handed[priority]) return;
            _handed = _handed.With(priority, upTo);
            _changed = true;
        }
    }

    /// <summary>Steps a class back; higher than before is ignored.</summary>
    public void StepBack(Priority priority, long after)
    {
        lock (_gate)
        {
            if (after >= _handed[priority]) return;
            _handed = _handed.With(priority, after);
            _changed = true;
        }
    }

    /// <summary>Notes HQ's custody; lower than before is ignored.</summary>
    public void Release(long upTo)
    {
        lock (_gate)
        {
            if (upTo <= _released) return;
            _released = upTo;
            _changed = true;
        }
    }

    public void Sent(IReadOnlyList<StoredRollup> rollups)
    {
        lock (_gate)
        {
            _rollups.AddRange(rollups);
            _changed = true;
        }
    }

    /// <summary>Takes what changed; null when nothing did.</summary>
    public HandOver? Take()
    {
        lock (_gate)
        {
            if (!_changed) return null;
            var taken = new HandOver(_handed, _released, _rollups);
            _rollups = [];
            _changed = false;
            return taken;
        }
    }

    /// <summary>Puts back what a failed commit could not write.</summary>
    public void PutBack(HandOver taken)
    {
        lock (_gate)
        {
            _rollups.InsertRange(0, taken.Rollups);
            _changed = true;
        }
    }
}
