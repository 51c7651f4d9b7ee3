// Parts of the agent that run side by side: what one of them cannot survive is known at once, and not when the others
// have ended too.
namespace EdgeAgent.Hosting;

/// <summary>Runs parts together.</summary>
internal static class SideBySide
{
    /// <summary>
    /// Runs parts until all have ended. The first that fails stops the others, and is thrown when they have ended.
    /// </summary>
    public static async Task RunAsync(CancellationToken stop, params IEnumerable<Func<CancellationToken, Task>> parts)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = new List<Task>();
        try
        {
            foreach (var part in parts) running.Add(part(end.Token));
            await foreach (var ended in Task.WhenEach(running)) await ended;
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
