// A device's gauges and counters. They outlive its links: a counter that starts anew at each reconnect would hide
// losses.
using System.Collections.Concurrent;

namespace EdgeAgent.Hosting;

/// <summary>
/// The figures of one device, kept over all its links. At most <see cref="MostNames"/> names of each sort: a driver
/// that makes up names is bounded too.
/// </summary>
internal sealed class DeviceFigures
{
    /// <summary>Most names of gauges, and of counters.</summary>
    public const int MostNames = 64;

    private readonly ConcurrentDictionary<string, double> _gauges = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private long _observations;

    /// <summary>Observations handed over.</summary>
    public long Observations => Interlocked.Read(ref _observations);

    /// <summary>Adds to <see cref="Observations"/>.</summary>
    public void Observed(int count) => Interlocked.Add(ref _observations, count);

    /// <summary>Sets a gauge.</summary>
    public void Gauge(string name, double value)
    {
        if (_gauges.Count < MostNames || _gauges.ContainsKey(name)) _gauges[name] = value;
    }

    /// <summary>Adds to a counter.</summary>
    public void Count(string name, long by)
    {
        if (_counters.Count < MostNames || _counters.ContainsKey(name))
            _counters.AddOrUpdate(name, by, (_, before) => before + by);
    }

    /// <summary>The gauges now, in the order of their names.</summary>
    public IReadOnlyDictionary<string, double> Gauges =>
        new SortedDictionary<string, double>(_gauges, StringComparer.Ordinal);

    /// <summary>The counters now, in the order of their names.</summary>
    public IReadOnlyDictionary<string, long> Counters =>
        new SortedDictionary<string, long>(_counters, StringComparer.Ordinal);
}
