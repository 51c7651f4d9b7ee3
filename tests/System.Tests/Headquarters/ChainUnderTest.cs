// A whole chain for one test: a real broker, a real database, collectors in processes of their own, and ways to cut the
// line between any two.
using System.Diagnostics;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Databases;
using Npgsql;

namespace EdgeAgent.SystemTests.Headquarters;

/// <summary>HQ with its broker and database; each part can be killed and started again.</summary>
internal sealed class ChainUnderTest : IAsyncDisposable
{
    private readonly List<string> _words = [];
    private readonly string _database;

    private ChainUnderTest(Mosquitto broker, Postgres server, string database)
    {
        (Broker, Server, _database) = (broker, server, database);
        Folder = Directory.CreateTempSubdirectory("chain-").FullName;
        BrokerLine = new TcpProxy(broker.Port);
        DatabaseLine = new TcpProxy(server.Port);
        Collectors = [new Collector(this, "one"), new Collector(this, "two")];
    }

    /// <summary>The broker.</summary>
    public Mosquitto Broker { get; }

    /// <summary>The database server.</summary>
    public Postgres Server { get; }

    /// <summary>The line between collectors and broker.</summary>
    public TcpProxy BrokerLine { get; }

    /// <summary>The line between collectors and database.</summary>
    public TcpProxy DatabaseLine { get; }

    /// <summary>Configs and ledgers.</summary>
    public string Folder { get; }

    /// <summary>Two collectors; none runs yet.</summary>
    public IReadOnlyList<Collector> Collectors { get; }

    /// <summary>Makes the chain: broker and database run, the tables are there.</summary>
    public static async Task<ChainUnderTest> OpenAsync(MosquittoSetup? setup = null)
    {
        var server = await Postgres.RunAsync();
        var chain = new ChainUnderTest(await Mosquitto.RunAsync(setup), server, await server.CreateDatabaseAsync());
        await using var migrate = AgentProcess.StartHeadquarters(
            "migrate", "--config", chain.WriteConfig("migrate", server.Port, Postgres.Admin));
        var code = await migrate.ExitAsync();
        return code == 0 ? chain : throw new InvalidOperationException($"edge-hq migrate failed: {migrate.Output}");
    }

    /// <summary>Lets the database's tables live on another file system; its log of changes stays where it is.</summary>
    public async Task MoveTablesAsync(SmallFileSystem small)
    {
        using (var own = Process.Start("/bin/chown", ["postgres", small.Path])) await own.WaitForExitAsync();
        await RunAsync("postgres", $"create tablespace small location '{small.Path}'");
        await RunAsync("postgres", $"alter database {_database} set tablespace small");
    }

    /// <summary>Asks the database for rows.</summary>
    public async Task<IReadOnlyList<T>> AskAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString(_database));
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Gives the server a statement.</summary>
    private async Task RunAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server.ConnectionString(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks the database for one number.</summary>
    public async Task<long> CountAsync(string sql) => (await AskAsync(sql, row => row.GetInt64(0)))[0];

    /// <summary>Whether everything of a box up to a sequence is held or named.</summary>
    public async Task<bool> HoldsAsync(string address, long sequence, string epoch = "") => await CountAsync(
        $"""
        select count(*) from hq.streams s join hq.boxes b on b.id = s.box
        where b.tenant || '/' || b.store || '/' || b.box = '{address}' and s.upto >= {sequence}
            and '{epoch}' in ('', s.epoch)
        """) > 0;

    /// <summary>Waits until the database says so; fails with what collectors said after two minutes.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"Never came to: {what}. Said:\n{Words}");
            await Task.Delay(100);
        }
    }

    /// <summary>What collectors said.</summary>
    public string Words =>
        string.Join("\n--- killed ---\n", [.. _words, .. Collectors.Select(one => one.Process?.Output ?? "")]);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var collector in Collectors) await collector.KillAsync();
        await BrokerLine.DisposeAsync();
        await DatabaseLine.DisposeAsync();
        await Broker.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private string WriteConfig(string name, int databasePort, string user, int? web = null)
    {
        var file = Path.Combine(Folder, $"{name}.yaml");
        File.WriteAllText(
            file,
            $$"""
            broker: { host: 127.0.0.1, port: {{BrokerLine.Port}} }
            database: { host: 127.0.0.1, port: {{databasePort}}, name: {{_database}}, username: {{user}} }
            collector: { instance: {{name}}, ack-every: 500ms, gaps-every: 1s, gap-grace: 2s, gap-again: 5s }
            web: { port: {{web ?? 0}} }
            """);
        return file;
    }

    /// <summary>One collector.</summary>
    internal sealed class Collector(ChainUnderTest chain, string name)
    {
        private readonly int _web = Mosquitto.FreePort();

        /// <summary>Its process; null while it does not run.</summary>
        public AgentProcess? Process { get; private set; }

        /// <summary>Starts it.</summary>
        public void Start() => Process = AgentProcess.StartHeadquarters(
            "run", "--config", chain.WriteConfig(name, chain.DatabaseLine.Port, "edge_hq_collector", _web));

        /// <summary>kill -9.</summary>
        public async Task KillAsync()
        {
            if (Process is not { } process) return;
            await process.KillAsync();
            chain._words.Add(process.Output);
            Process = null;
        }

        /// <summary>Its metrics.</summary>
        public async Task<string> MetricsAsync()
        {
            using var client = new HttpClient();
            return await client.GetStringAsync(new Uri($"http://127.0.0.1:{_web}/metrics"));
        }

        /// <summary>Whether broker and database are there, and its words about it.</summary>
        public async Task<(bool Ok, string Words)> ReadyAsync()
        {
            using var client = new HttpClient();
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{_web}/health/ready"));
                return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException away)
            {
                return (false, away.Message);
            }
        }
    }
}
