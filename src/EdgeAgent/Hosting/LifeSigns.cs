// Answers whether the agent itself works, and tells systemd so: only while the loop that matters comes round.
using EdgeAgent.Hosting.Kernel;

namespace EdgeAgent.Hosting;

/// <summary>Feeds systemd's watchdog from the insight loop.</summary>
internal sealed class LifeSigns(AgentParts parts, SystemdNotifier systemd)
{
    /// <summary>A loop that has not come round for this long is stuck.</summary>
    public static TimeSpan StuckAfter { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), parts.Time);
        while (await timer.WaitForNextTickAsync(stop))
            if (parts.Loop.SinceLastTurn < StuckAfter) systemd.Watchdog();
    }
}
