// Puts a collector together from its config, and runs it with its health and metrics until it is stopped.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Enrolment;
using EdgeAgent.Headquarters.Gaps;
using EdgeAgent.Headquarters.Web;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Hosting;

/// <summary>Runs a collector.</summary>
internal static class HqHost
{
    /// <summary>Runs until stopped; 0 for a wanted stop, 1 where it cannot start.</summary>
    public static async Task<int> RunAsync(HqConfig config, TimeProvider time, CancellationToken stop)
    {
        using var logs = HqLogging.Create();
        var figures = new CollectorFigures();
        var acks = new AckBook(config.Collector.AckEvery, time);
        await using var database = DatabaseSource.Open(config.Database);
        await new Migrator(database).CheckWhereThereAsync(logs.CreateLogger<Migrator>(), stop);
        var parts = new CollectorParts
        {
            Config = config,
            Broker = BrokerChoice.Of(config, time),
            Store = new PostgresStore(database, time, logs.CreateLogger<PostgresStore>()),
            Acks = acks,
            Missed = new RollupWatch(time),
            Figures = figures,
            Time = time,
            Log = logs.CreateLogger<Collector>(),
            Instance = config.Collector.Instance ?? Environment.MachineName,
        };
        await using var web = HqWeb.Build(config.Web.Port, figures, acks, logs);
        if (config.Web.Port > 0) await web.StartAsync(stop);
        await using var enrolment = await EnrolmentService.StartAsync(config.Enrolment, time, logs, stop);
        var backoff = new FullJitter(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), Random.Shared);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var retention = new Retention(database, time, logs.CreateLogger<Retention>()).RunAsync(ending.Token);
        var collector = new Collector(parts, backoff).RunAsync(ending.Token);
        var first = await Task.WhenAny(collector, retention);
        await ending.CancelAsync();
        await Task.WhenAll(collector, retention).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stop.IsCancellationRequested) await first; // Neither ends by itself but by a fault: let it be seen.
        return 0;
    }
}
