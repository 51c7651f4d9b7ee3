// Offers single events at a steady rate whatever the answers do, and notes how long each one waited. It keeps nothing
// but the figures, so that the measuring makes no garbage that is measured in turn.
using System.Diagnostics;
using EdgeAgent.Outbox;

namespace EdgeAgent.Benchmarks.Outbox;

/// <summary>An open loop of accepts.</summary>
internal sealed class OpenLoop(DurableOutbox outbox, int rate)
{
    private readonly double[] _latencies = new double[rate * 60];
    private readonly NewEvent[] _one = BenchmarkFolder.Events(1);
    private int _offered;
    private int _answered;

    /// <summary>Runs until cancelled, a minute at most; yields the waiting times in ms, sorted.</summary>
    public async Task<double[]> RunAsync(CancellationToken end)
    {
        var clock = Stopwatch.StartNew();
        while (!end.IsCancellationRequested && _offered < _latencies.Length)
        {
            var due = Math.Min(_latencies.Length, (int)(clock.Elapsed.TotalSeconds * rate));
            while (_offered < due) _ = TimeAsync(_offered++);
            await Task.Delay(1, CancellationToken.None);
        }

        while (Volatile.Read(ref _answered) < _offered) await Task.Delay(1, CancellationToken.None);
        var latencies = _latencies[.._offered];
        Array.Sort(latencies);
        return latencies;
    }

    private async Task TimeAsync(int index)
    {
        var start = Stopwatch.GetTimestamp();
        await outbox.AcceptAsync(_one, CancellationToken.None);
        _latencies[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Interlocked.Increment(ref _answered);
    }
}
