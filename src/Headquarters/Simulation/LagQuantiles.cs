// Quantiles of lags without keeping them: counts in buckets, each a tenth wider than the one before.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Lags from a millisecond to a day, to a tenth. Thread-safe.</summary>
internal sealed class LagQuantiles
{
    private const double Growth = 1.1;
    private const double Smallest = 0.001;

    private readonly long[] _counts = new long[200];

    /// <summary>Notes a lag.</summary>
    public void Note(TimeSpan lag)
    {
        var bucket = (int)Math.Ceiling(Math.Log(Math.Max(lag.TotalSeconds, Smallest) / Smallest, Growth));
        Interlocked.Increment(ref _counts[Math.Clamp(bucket, 0, _counts.Length - 1)]);
    }

    /// <summary>The lag that a share of all does not exceed, seconds; null where nothing was noted.</summary>
    public double? Quantile(double share)
    {
        var total = _counts.Sum();
        if (total == 0) return null;
        var (bucket, seen) = (0, _counts[0]);
        while (seen < total * share) seen += _counts[++bucket];
        return Smallest * Math.Pow(Growth, bucket);
    }
}
