// Puts a collector together from its config, and runs it with its health and metrics until it is stopped.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Database;
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
        var parts = new CollectorParts
        {
            Config = config,
            Broker = BrokerChoice.Of(config, time),
            Store = new PostgresStore(database, time, logs.CreateLogger<PostgresStore>()),
            Acks = acks,
            Figures = figures,
            Time = time,
            Log = logs.CreateLogger<Collector>(),
            Instance = config.Collector.Instance ?? Environment.MachineName,
        };
        await using var web = HqWeb.Build(config.Web.Port, figures, acks, logs);
        if (config.Web.Port > 0) await web.StartAsync(stop);
        var backoff = new FullJitter(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(30), Random.Shared);
        await new Collector(parts, backoff).RunAsync(stop);
        return 0;
    }
}
