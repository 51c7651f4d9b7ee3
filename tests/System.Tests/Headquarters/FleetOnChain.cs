// Simulated boxes on a chain under test, in a process of their own: real sessions, duplicates, crashes and outages of
// their own, and a ledger of what they made.
using System.Globalization;
using EdgeAgent.SystemTests.Agent;

namespace EdgeAgent.SystemTests.Headquarters;

/// <summary>A fleet that runs for a time.</summary>
internal sealed class FleetOnChain : IAsyncDisposable
{
    private readonly string _ledger;
    private readonly AgentProcess _process;

    private FleetOnChain(ChainUnderTest chain, int boxes, int eventsPerSecond, TimeSpan duration)
    {
        _ledger = Path.Combine(chain.Folder, "ledger.csv");
        _process = AgentProcess.StartHeadquarters(
            "simulate", "--broker", $"127.0.0.1:{chain.Broker.Port}", "--boxes", Text(boxes), "--tenant", "sim",
            "--rate", Text(eventsPerSecond), "--batch", "10", "--duration", $"{Text(duration.TotalSeconds)}s",
            "--drain", "2m", "--outages", "0.1", "--outage-length", "5s", "--restarts", "20", "--clock-errors", "0.1",
            "--duplicates", "0.05", "--ledger", _ledger, "--json");
    }

    /// <summary>Starts it.</summary>
    public static FleetOnChain Start(ChainUnderTest chain, int boxes, int eventsPerSecond, TimeSpan duration) =>
        new(chain, boxes, eventsPerSecond, duration);

    /// <summary>Waits for its end; says what each box made: its address, and its last sequence.</summary>
    public async Task<IReadOnlyList<(string Address, string Epoch, long Last)>> FinishAsync()
    {
        await _process.ExitAsync(TimeSpan.FromMinutes(3));
        return
        [
            .. from line in File.ReadLines(_ledger).Skip(1)
               let fields = line.Split(',')
               select (fields[0], fields[1], long.Parse(fields[2], CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>What it printed.</summary>
    public string Output => _process.Output;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
