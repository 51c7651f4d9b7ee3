// The operator's page of packaging/hq, followed to the letter: one command starts HQ, another simulated stores, and a
// third ends what the first began.
using System.Text.Json;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class PilotTests
{
    [PilotFact]
    public async Task One_command_starts_HQ_another_simulates_stores_and_HQ_holds_every_event_of_theirs()
    {
        await using var pilot = new PilotBroker();
        var started = await pilot.RunAsync(
            "--hq-port", pilot.HqPort.ToString(), "--box-port", pilot.BoxPort.ToString(),
            "--database-port", Mosquitto.FreePort().ToString(), "--web-port", Mosquitto.FreePort().ToString(),
            "--enrol-port", Mosquitto.FreePort().ToString(),
            "--program", Path.Combine(AppContext.BaseDirectory, "edge-hq"), "start");
        try
        {
            Assert.True(started.Code == 0, started.Output);
            var processes = ProcessesOf(pilot);

            var simulated = await pilot.RunAsync(
                "simulate", "--boxes", "20", "--rate", "100", "--duration", "5s", "--drain", "30s", "--json");
            Assert.True(simulated.Code == 0, simulated.Output);
            using var report = JsonDocument.Parse(simulated.Output);
            var (made, covered) = (Number(report, "made"), Number(report, "covered"));
            Assert.True(made > 0, simulated.Output);
            Assert.Equal(made, covered);

            var again = await pilot.RunAsync("start");
            Assert.True(again.Code == 0, again.Output);
            Assert.Equal(processes, ProcessesOf(pilot));
        }
        finally
        {
            await pilot.RunAsync("stop");
        }

        Assert.Equal(1, (await pilot.RunAsync("status")).Code);
    }

    private static long Number(JsonDocument report, string name) => report.RootElement.GetProperty(name).GetInt64();

    private static string ProcessesOf(PilotBroker pilot) => string.Concat(
        Directory.GetFiles(Path.Combine(pilot.Folder, "run"), "*.pid").Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)) + File.ReadLines(Path.Combine(pilot.Folder, "database/postmaster.pid")).First();
}

/// <summary>A fact that needs both mosquitto and PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PilotFactAttribute : FactAttribute
{
    /// <summary>Asks the two attributes that know.</summary>
    public PilotFactAttribute() => Skip = new MosquittoFactAttribute().Skip ?? new PostgresFactAttribute().Skip;
}
