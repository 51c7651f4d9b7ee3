// Which boxes are to be asked for rollups that nobody took: a broker that comes back may have acknowledged messages
// while no collector was subscribed (mosquitto 2.0 forgets shared subscriptions when it restarts), and rollups have no
// sequence by which a hole would show.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Gaps;

/// <summary>
/// Remembers when the broker was away, and names each box once after that, when it says that it is there. Thread-safe.
/// </summary>
internal sealed class RollupWatch(TimeProvider time)
{
    // More than any one instance serves; a bound all the same.
    private const int MostBoxes = 200_000;

    // A rollup of a quarter of an hour that ended just before may still have been on its way.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly HashSet<BoxAddress> _asked = [];
    private readonly Queue<BoxAddress> _due = new();
    private DateTimeOffset? _since;

    /// <summary>The connection to the broker was lost: what came since then may be missing.</summary>
    public void Lost()
    {
        lock (_gate)
        {
            if (_since is null || _asked.Count > 0) _since = time.GetUtcNow() - Before;
            _asked.Clear();
            _due.Clear();
        }
    }

    /// <summary>A box said how it is.</summary>
    public void Heard(ReceivedStatus status)
    {
        if (status.Status.State != "online") return;
        lock (_gate)
        {
            if (_since is not null && _asked.Count < MostBoxes && _asked.Add(status.Box)) _due.Enqueue(status.Box);
        }
    }

    /// <summary>The next box to ask, and since when; null where none is due.</summary>
    public (BoxAddress Box, DateTimeOffset Since)? Take()
    {
        lock (_gate) return _since is { } since && _due.TryDequeue(out var box) ? (box, since) : null;
    }
}
