// Changes that were seen while no host listened. Bounded: what is shown to Sparkplug hosts is also in the outbox, so a
// long outage costs them old detail and HQ nothing.
namespace EdgeAgent.Sparkplug;

/// <summary>Keeps the newest changes until they can be told.</summary>
/// <param name="most">Changes kept at most.</param>
internal sealed class LateChanges(int most)
{
    private Queue<(string? Device, Sample Sample)> _waiting = new();

    /// <summary>Changes that wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Changes dropped since they were asked for last.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds changes; the oldest go where there are too many.</summary>
    public void Add(IReadOnlyList<(string? Device, Sample Sample)> changes)
    {
        foreach (var change in changes) _waiting.Enqueue(change);
        for (; _waiting.Count > most; Dropped++) _waiting.Dequeue();
    }

    /// <summary>Takes out the changes of those that are born, each owner's in the order of its coming.</summary>
    /// <param name="isBorn">Whether a device is born; asked with null for the node.</param>
    public IReadOnlyList<(string? Device, IReadOnlyList<Sample> Samples)> Take(Func<string?, bool> isBorn)
    {
        if (_waiting.Count == 0) return [];
        var born = _waiting.Where(change => isBorn(change.Device)).ToList();
        _waiting = new Queue<(string?, Sample)>(_waiting.Where(change => !isBorn(change.Device)));
        return
        [
            .. from change in born
               group change.Sample by change.Device into owner
               select (owner.Key, (IReadOnlyList<Sample>)[.. owner]),
        ];
    }

    /// <summary>How many were dropped since the last call.</summary>
    public long TakeDropped()
    {
        var dropped = Dropped;
        Dropped = 0;
        return dropped;
    }
}
