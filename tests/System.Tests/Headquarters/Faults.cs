// What goes wrong on the way from box to database, one thing after the other, by chance.
using Xunit.Abstractions;

namespace EdgeAgent.SystemTests.Headquarters;

/// <summary>Makes faults and mends them; a seed makes the same ones again.</summary>
internal sealed class Faults(ChainUnderTest chain, StoreOnChain store, Random random, ITestOutputHelper output)
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How often what was done.</summary>
    public string Counts => string.Join(", ", _counts.Select(one => $"{one.Key} {one.Value}"));

    /// <summary>Faults for a time, with a few seconds of peace after each; everything runs at the end.</summary>
    public async Task RunAsync(TimeSpan duration)
    {
        var faults = new (string Name, Func<Task> Make)[]
        {
            ("box killed", KillBoxAsync),
            ("broker killed", KillBrokerAsync),
            ("collector killed", KillCollectorAsync),
            ("database killed", KillDatabaseAsync),
            ("box cut off", () => CutAsync(store.Line)),
            ("collectors cut off from broker", () => CutAsync(chain.BrokerLine)),
            ("collectors cut off from database", () => CutAsync(chain.DatabaseLine)),
        };
        var since = TimeProvider.System.GetTimestamp();
        for (var round = 0; TimeProvider.System.GetElapsedTime(since) < duration; round++)
        {
            await Task.Delay(random.Next(1_000, 4_000));
            // Each once in turn, then by chance.
            var (name, make) = faults[round < faults.Length ? round : random.Next(faults.Length)];
            output.WriteLine($"{TimeProvider.System.GetElapsedTime(since).TotalSeconds:0} s: {name}");
            _counts[name] = _counts.GetValueOrDefault(name) + 1;
            await make();
        }
    }

    private async Task KillBoxAsync()
    {
        await store.KillAgentAsync();
        await Task.Delay(random.Next(0, 2_000));
        store.StartAgent();
    }

    private async Task KillBrokerAsync()
    {
        await chain.Broker.KillAsync();
        await Task.Delay(random.Next(0, 2_000));
        await chain.Broker.StartAsync();
    }

    private async Task KillCollectorAsync()
    {
        var collector = chain.Collectors[random.Next(chain.Collectors.Count)];
        await collector.KillAsync();
        await Task.Delay(random.Next(0, 2_000));
        collector.Start();
    }

    private async Task KillDatabaseAsync()
    {
        await chain.Server.KillAsync();
        await Task.Delay(random.Next(0, 2_000));
        await chain.Server.StartAsync();
    }

    private async Task CutAsync(TestSupport.Brokers.TcpProxy line)
    {
        if (random.Next(2) == 0)
        {
            line.Cut();
            return;
        }

        line.Stall();
        await Task.Delay(random.Next(500, 4_000));
        line.Cut();
        line.Resume();
    }
}
