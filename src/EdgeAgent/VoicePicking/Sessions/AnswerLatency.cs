// How long a picker waits: from the end of his answer to the first byte of the next prompt.
namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>A histogram of latencies since the start. Safe for several threads.</summary>
internal sealed class AnswerLatency
{
    private static readonly double[] Limits = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.6, 1, 2];

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[11];
    private double _sum;

    /// <summary>What was measured so far.</summary>
    public LatencyFigures Now
    {
        get
        {
            lock (_gate)
            {
                var buckets = new List<LatencyBucket>();
                long sofar = 0;
                for (var index = 0; index < Limits.Length; index++)
                    buckets.Add(new LatencyBucket(Limits[index], sofar += _counts[index]));
                return new LatencyFigures(buckets, sofar + _counts[^1], Math.Round(_sum, 3));
            }
        }
    }

    /// <summary>Notes one.</summary>
    public void Note(TimeSpan latency)
    {
        var seconds = latency.TotalSeconds;
        var index = Array.FindIndex(Limits, limit => seconds <= limit);
        lock (_gate)
        {
            _counts[index < 0 ? Limits.Length : index]++;
            _sum += seconds;
        }
    }
}

/// <summary>Answers that took at most so long.</summary>
/// <param name="Seconds">The limit.</param>
/// <param name="Count">Answers within it, since the start.</param>
public sealed record LatencyBucket(double Seconds, long Count);

/// <summary>Latencies since the start.</summary>
/// <param name="Buckets">Counts by limits, each with all below it.</param>
/// <param name="Count">All answers.</param>
/// <param name="SumSeconds">Their latencies together.</param>
public sealed record LatencyFigures(IReadOnlyList<LatencyBucket> Buckets, long Count, double SumSeconds);
