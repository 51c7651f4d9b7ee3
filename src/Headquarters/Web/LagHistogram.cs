// How old events are when they are held, in the buckets of a Prometheus histogram.
namespace EdgeAgent.Headquarters.Web;

/// <summary>A histogram of seconds. Thread-safe.</summary>
internal sealed class LagHistogram
{
    private readonly long[] _counts = new long[Bounds.Count + 1];
    private readonly Lock _gate = new();
    private double _sum;

    /// <summary>The upper bounds of the buckets, seconds; the last bucket has none.</summary>
    public static IReadOnlyList<double> Bounds { get; } = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

    /// <summary>Notes one; a box's clock that runs ahead counts as no lag.</summary>
    public void Note(double seconds)
    {
        var lag = Math.Max(0, seconds);
        var bucket = 0;
        while (bucket < Bounds.Count && lag > Bounds[bucket]) bucket++;
        lock (_gate)
        {
            _counts[bucket]++;
            _sum += lag;
        }
    }

    /// <summary>Counts by bucket (not cumulative), and the sum of all.</summary>
    public (IReadOnlyList<long> Counts, double Sum) Read()
    {
        lock (_gate) return ([.. _counts], _sum);
    }
}
