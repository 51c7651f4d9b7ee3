// A real PostgreSQL on a free loopback port, with a cluster in a folder of its own: started, stopped, killed and
// started again on the same port. One cluster serves many tests, each with a database of its own.
using System.Diagnostics;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Streams;

namespace EdgeAgent.TestSupport.Databases;

/// <summary>
/// A real database server. Everyone on this machine may log in as anyone, without a password: roles are still obeyed.
/// </summary>
public sealed class Postgres : IAsyncDisposable
{
    /// <summary>The superuser.</summary>
    public const string Admin = "postgres";

    private readonly PostgresPrograms _programs;
    private readonly string _data;
    private readonly string[] _settings;
    private Process? _process;
    private int _databases;

    private Postgres(PostgresPrograms programs, string[] settings)
    {
        (_programs, _settings) = (programs, settings);
        Folder = Directory.CreateTempSubdirectory("pg-").FullName;
        _data = Path.Combine(Folder, "data");
        Port = Mosquitto.FreePort();
    }

    /// <summary>The port on 127.0.0.1, the same after each start.</summary>
    public int Port { get; }

    /// <summary>The cluster, the log, and the Unix socket.</summary>
    public string Folder { get; }

    /// <summary>What the server said.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string LogFile => Path.Combine(_data, "server.log");

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="settings">Settings that differ from the server's own: <c>fsync=off</c>.</param>
    public static async Task<Postgres> RunAsync(params string[] settings)
    {
        var server = new Postgres(PostgresPrograms.Find()!, settings);
        server._programs.Own(server.Folder);
        await server._programs.CallAsync(
            "initdb", "-D", server._data, "-U", Admin, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await server.StartAsync();
        return server;
    }

    /// <summary>How Npgsql and others reach a database of it.</summary>
    public string ConnectionString(string database, string user = Admin) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={user}";

    /// <summary>Makes a fresh database; returns its name.</summary>
    /// <param name="template">The database that it is a copy of; nobody may be connected to that one.</param>
    public async Task<string> CreateDatabaseAsync(string template = "template1")
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await _programs.CallAsync("createdb", "-h", Folder, "-p", $"{Port}", "-U", Admin, "-T", template, name);
        return name;
    }

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync()
    {
        string[] settings =
        [
            $"port={Port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={Folder}",
            "logging_collector=on", "log_directory=.", "log_filename=server.log", .. _settings,
        ];
        _process = _programs.Start("postgres", ["-D", _data, .. settings.SelectMany(text => new[] { "-c", text })]);
        while (!await _programs.TryAsync("pg_isready", "-q", "-h", "127.0.0.1", "-p", $"{Port}", "-U", Admin))
            if (_process.HasExited) throw new InvalidOperationException($"PostgreSQL did not start: {Log}");
    }

    /// <summary>Asks it to stop: connections are cut, and a checkpoint is written.</summary>
    public Task StopAsync() => EndAsync(process => Signal("INT", process.Id));

    /// <summary>Kills it with all its children, as a power cut would: nothing more is written.</summary>
    public Task KillAsync() => EndAsync(process =>
    {
        // Stopped first, so that it makes no further child between the look and the kill.
        Signal("STOP", process.Id);
        Signal("KILL", [process.Id, .. Children.Of(process.Id)]);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Signal(string name, params int[] processes)
    {
        using var kill = Process.Start(new ProcessStartInfo(
            "/bin/kill", ["-" + name, .. processes.Select(id => $"{id}")])
        { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    private async Task EndAsync(Action<Process> how)
    {
        if (_process is not { } process) return;
        _process = null;
        var children = Children.Of(process.Id);
        if (!process.HasExited) how(process);
        await process.WaitForExitAsync();
        await Until.True(() => children.All(IsGone));
        process.Dispose();
    }

    // A child that nobody has waited for yet is a zombie, and harmless.
    private static bool IsGone(int id) =>
        Children.Read(id, "stat") is var stat && (stat.Length == 0 || stat.Contains(") Z ", StringComparison.Ordinal));
}
