// Work that is done again and again, each time a period has passed, on the thread that calls. Work that takes longer
// than its period is not made up for.
namespace EdgeAgent.Drivers.Sensing;

/// <summary>Paces a blocking loop by an injected clock.</summary>
internal static class Pace
{
    /// <summary>Works at once and then each period, until stopped.</summary>
    public static void Run(TimeProvider time, TimeSpan every, Action work, CancellationToken stop)
    {
        using var due = new AutoResetEvent(true);
        using var stopped = stop.Register(() => due.Set());
        using var timer = time.CreateTimer(_ => due.Set(), null, every, every);
        while (due.WaitOne() && !stop.IsCancellationRequested) work();
    }
}
