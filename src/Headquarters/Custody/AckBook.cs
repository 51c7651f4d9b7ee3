// How far custody reaches for each box, and which boxes are still to be told.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Custody;

/// <summary>
/// Remembers custody by box and says when to tell it: after progress, but not more often than the interval; and again
/// to a box that came back, for brokers that keep no messages for later. Thread-safe.
/// </summary>
internal sealed class AckBook(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BoxAddress, Page> _pages = [];
    private readonly HashSet<BoxAddress> _due = [];
    private readonly HashSet<(BoxAddress Box, string Epoch)> _unknown = [];

    /// <summary>Boxes that are known.</summary>
    public int Boxes
    {
        get
        {
            lock (_gate) return _pages.Count;
        }
    }

    /// <summary>The database holds everything of a box up to here.</summary>
    public void Reached(CustodyLine line)
    {
        if (line.Upto <= 0) return;
        lock (_gate)
        {
            _unknown.Remove((line.Box, line.Epoch));
            var page = _pages.GetValueOrDefault(line.Box);
            if (page is not null && page.Epoch == line.Epoch && line.Upto <= page.Upto) return;
            _pages[line.Box] = new Page(line.Epoch, line.Upto, page?.ToldAt, page?.Connection);
            _due.Add(line.Box);
        }
    }

    /// <summary>A box said how it is: one that is newly connected is told again.</summary>
    public void Heard(ReceivedStatus status)
    {
        if (status.Status is not { State: "online", HandedOver.Epoch: { } epoch }) return;
        lock (_gate)
        {
            var page = _pages.GetValueOrDefault(status.Box);
            if (page is null || page.Epoch != epoch)
            {
                _unknown.Add((status.Box, epoch));
                return;
            }

            if (page.Connection == status.Status.Connection) return;
            _pages[status.Box] = page with { Connection = status.Status.Connection };
            _due.Add(status.Box);
        }
    }

    /// <summary>
    /// Boxes that spoke and whose custody only the database knows, after a start; each is named once.
    /// </summary>
    public IReadOnlyList<(BoxAddress Box, string Epoch)> TakeUnknown()
    {
        lock (_gate)
        {
            if (_unknown.Count == 0) return [];
            var taken = _unknown.ToList();
            _unknown.Clear();
            return taken;
        }
    }

    /// <summary>What to tell now; each is told at most once an interval.</summary>
    public IReadOnlyList<(BoxAddress Box, CustodyAck Ack)> TakeDue()
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            var taken = new List<(BoxAddress, CustodyAck)>();
            foreach (var box in _due)
            {
                var page = _pages[box];
                if (page.ToldAt is { } told && time.GetElapsedTime(told, now) < interval) continue;
                taken.Add((box, new CustodyAck(page.Epoch, page.Upto)));
                _pages[box] = page with { ToldAt = now };
            }

            foreach (var (box, _) in taken) _due.Remove(box);
            return taken;
        }
    }

    /// <summary>Telling a box failed: it is told again.</summary>
    public void NotTold(BoxAddress box)
    {
        lock (_gate) _due.Add(box);
    }

    private sealed record Page(string Epoch, long Upto, long? ToldAt, string? Connection);
}
