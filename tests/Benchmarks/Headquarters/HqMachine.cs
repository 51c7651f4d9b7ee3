// HQ on this machine for a benchmark: real broker, real database with its disk synced, collectors and a simulated fleet
// in processes of their own. Runs the release build that `./setup` made.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Databases;
using Npgsql;

namespace EdgeAgent.Benchmarks.Headquarters;

/// <summary>HQ and its fleet; everything ends with it.</summary>
internal sealed class HqMachine : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hq-bench-").FullName;
    private readonly Postgres _server;
    private readonly string _database;

    private HqMachine(Mosquitto broker, Postgres server, string database) =>
        (Broker, _server, _database) = (broker, server, database);

    /// <summary>The broker.</summary>
    public Mosquitto Broker { get; }

    /// <summary>The collectors.</summary>
    public List<Process> Collectors { get; } = [];

    private static string Program => Repository.PathOf("out/edge-hq/edge-hq");

    /// <summary>Starts broker, database and collectors.</summary>
    public static async Task<HqMachine> StartAsync(int collectors, params string[] further)
    {
        if (!File.Exists(Program)) throw new InvalidOperationException($"{Program} is not there: run ./setup first.");
        var setup = new MosquittoSetup { Further = ["autosave_interval 5", "set_tcp_nodelay true", .. further] };
        var server = await Postgres.RunAsync("shared_buffers=256MB", "max_wal_size=2GB", "wal_compression=on");
        var hq = new HqMachine(await Mosquitto.RunAsync(setup), server, await server.CreateDatabaseAsync());
        using (var migrate = Start("migrate", "--config", hq.WriteConfig("migrate", Postgres.Admin)))
            await migrate.WaitForExitAsync();
        for (var number = 1; number <= collectors; number++)
        {
            var config = hq.WriteConfig($"collector-{number}", "edge_hq_collector");
            hq.Collectors.Add(StartCollector("run", "--config", config));
        }

        return hq;
    }

    /// <summary>Starts a fleet; its last line of output is the report as JSON.</summary>
    public Process Simulate(params string[] arguments) => Start(
        ["simulate", "--broker", $"127.0.0.1:{Broker.Port}", "--json", .. arguments]);

    /// <summary>Asks the database for one row of numbers.</summary>
    public async Task<double[]> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString(_database));
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return
        [
            .. Enumerable.Range(0, reader.FieldCount).Select(
                field => reader.IsDBNull(field)
                    ? double.NaN
                    : Convert.ToDouble(reader.GetValue(field), CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Processes of the database server.</summary>
    public IReadOnlyList<int> DatabaseProcesses => ProcessLook.WithCommand("postgres", $"port={_server.Port}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var collector in Collectors)
        {
            collector.Kill();
            await collector.WaitForExitAsync();
            collector.Dispose();
        }

        await Broker.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // Errors go where ours go; what a fleet prints is read by whoever started it, what a collector says is thrown away
    // but for its warnings.
    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;

    private static Process StartCollector(params string[] arguments)
    {
        var process = Start(arguments);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(" INF ", StringComparison.Ordinal) is false) Console.Error.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        return process;
    }

    private string WriteConfig(string name, string user)
    {
        var file = Path.Combine(_folder, $"{name}.yaml");
        File.WriteAllText(
            file,
            $$"""
            broker: { host: 127.0.0.1, port: {{Broker.Port}} }
            database: { host: 127.0.0.1, port: {{_server.Port}}, name: {{_database}}, username: {{user}} }
            collector: { instance: {{name}} }
            web: { port: 0 }
            """);
        return file;
    }
}
