// The collector: one supervised loop that connects to the broker, gathers, stores, settles, acknowledges, and comes
// back after whatever happens.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>
/// Carries what boxes say into the database. A delivery is settled with the broker after the commit that holds it, so a
/// kill at any point loses nothing; the database knows places, so it doubles nothing either.
/// </summary>
internal sealed class Collector(CollectorParts parts, FullJitter backoff)
{
    private readonly ILogger _log = parts.Log;

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wait = await RunOnceAsync(stop);
            if (stop.IsCancellationRequested) break;
            await Task.Delay(wait, parts.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        var began = parts.Time.GetTimestamp();
        try
        {
            await using var link = await parts.Broker.ConnectAsync(parts.Subscription, stop);
            CollectorLog.Connected(_log, parts.Subscription.Group ?? "", parts.Subscription.ClientId);
            parts.Figures.BrokerProblem = null;
            await new CollectorSession(parts, link).RunAsync(stop);
            if (stop.IsCancellationRequested) return TimeSpan.Zero;
            NoteLost(link.Loss ?? "The broker closed the connection.");
        }
        catch (BrokerRefusal refusal)
        {
            NoteLost(refusal.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault)
        {
            CollectorLog.Fault(_log, fault);
            NoteLost($"The collector met an unexpected fault ({fault.Message}); it starts again by itself.");
        }

        if (parts.Time.GetElapsedTime(began) > FullJitter.HealthyAfter) backoff.Reset();
        return backoff.Next();
    }

    private void NoteLost(string sentence)
    {
        // Each reason is told once: the second try may fail for another one, which is then the one to mend.
        if (parts.Figures.BrokerProblem != sentence) CollectorLog.Lost(_log, sentence);
        parts.Figures.BrokerProblem = sentence;
        parts.Missed.Lost();
    }
}
