// The collector's figures: written by its loops, read by /metrics and /health.
using System.Collections.Concurrent;

namespace EdgeAgent.Headquarters.Web;

/// <summary>What a collector counts. Thread-safe.</summary>
internal sealed class CollectorFigures
{
    private const int MostKinds = 256;

    private readonly ConcurrentDictionary<string, Sum> _quarantined = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Sum> _unknown = new(StringComparer.Ordinal);

    /// <summary>Messages taken from the broker.</summary>
    public Sum Messages { get; } = new();

    /// <summary>Batches committed.</summary>
    public Sum Batches { get; } = new();

    /// <summary>Seconds spent in the database.</summary>
    public Sum BatchSeconds { get; } = new();

    /// <summary>Events that were new.</summary>
    public Sum Stored { get; } = new();

    /// <summary>Events that were there.</summary>
    public Sum Duplicates { get; } = new();

    /// <summary>Rows of rollups.</summary>
    public Sum Rollups { get; } = new();

    /// <summary>Custody messages sent.</summary>
    public Sum Acks { get; } = new();

    /// <summary>Gaps asked for.</summary>
    public Sum Asked { get; } = new();

    /// <summary>Ranges that boxes named as gone.</summary>
    public Sum Named { get; } = new();

    /// <summary>Seconds from the box's disk to the commit here, of events that were not sent again.</summary>
    public LagHistogram Lag { get; } = new();

    /// <summary>Why the broker is away; null while it is there.</summary>
    public string? BrokerProblem { get; set; } = "Not connected yet.";

    /// <summary>Why the database is away; null while it is there.</summary>
    public string? DatabaseProblem { get; set; }

    /// <summary>Quarantined messages by reason.</summary>
    public IEnumerable<(string Reason, double Count)> ByReason =>
        _quarantined.Select(one => (one.Key, one.Value.Value));

    /// <summary>Events of kinds that are not known, by type.</summary>
    public IEnumerable<(string Type, double Count)> ByUnknownKind => _unknown.Select(one => (one.Key, one.Value.Value));

    /// <summary>Counts quarantined messages.</summary>
    public void Quarantined(string reason, int count) => _quarantined.GetOrAdd(reason, _ => new Sum()).Add(count);

    /// <summary>Counts an event of an unknown kind; true for the first of its kind.</summary>
    public bool UnknownKind(string type)
    {
        // A box gone mad must not fill the memory with names.
        var name = _unknown.ContainsKey(type) || _unknown.Count < MostKinds ? type : "other";
        var first = !_unknown.ContainsKey(name);
        _unknown.GetOrAdd(name, _ => new Sum()).Add(1);
        return first;
    }
}

/// <summary>A sum that only rises. Thread-safe.</summary>
internal sealed class Sum
{
    private readonly Lock _gate = new();
    private double _value;

    /// <summary>The sum.</summary>
    public double Value
    {
        get
        {
            lock (_gate) return _value;
        }
    }

    /// <summary>Adds.</summary>
    public void Add(double amount)
    {
        lock (_gate) _value += amount;
    }
}
