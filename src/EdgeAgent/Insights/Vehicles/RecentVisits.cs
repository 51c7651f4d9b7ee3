// Visits whose arrival was told lately: a camera that sends again, because it never saw our answer, changes nothing.
namespace EdgeAgent.Insights.Vehicles;

/// <summary>A bounded memory of told visits.</summary>
internal sealed class RecentVisits
{
    /// <summary>Most visits remembered; beyond it the oldest are forgotten.</summary>
    public const int Most = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What is remembered: visit and time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> All => _told;

    /// <summary>Whether the arrival was told.</summary>
    public bool Holds(string visit) => _told.ContainsKey(visit);

    /// <summary>Remembers a visit.</summary>
    public void Add(string visit, DateTimeOffset at)
    {
        if (!_told.TryAdd(visit, at)) return;
        _order.Enqueue(visit);
        while (_order.Count > Most) _told.Remove(_order.Dequeue());
    }

    /// <summary>Forgets those older than the window.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && _told[oldest] < now - Window)
            _told.Remove(_order.Dequeue());
    }
}
