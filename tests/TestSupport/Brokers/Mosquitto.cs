// A real mosquitto on a free loopback port, with a configuration in a folder of its own: started, stopped, killed and
// started again on the same port.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>A real broker for one test.</summary>
public sealed class Mosquitto : IAsyncDisposable
{
    private readonly string _configuration;
    private Process? _process;

    /// <summary>Makes a broker; it runs after <see cref="StartAsync"/>.</summary>
    public Mosquitto(MosquittoSetup? setup = null)
    {
        setup ??= new MosquittoSetup();
        Folder = Directory.CreateTempSubdirectory("mosquitto-").FullName;
        Port = FreePort();
        _configuration = Path.Combine(Folder, "mosquitto.conf");
        File.WriteAllLines(_configuration, setup.Lines(Folder, Port));
    }

    /// <summary>Where mosquitto is installed; null where it is not.</summary>
    public static string? Program { get; } =
        new[] { "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto" }.FirstOrDefault(File.Exists);

    /// <summary>The port it listens on, the same after each start.</summary>
    public int Port { get; }

    /// <summary>Its configuration, memory and log.</summary>
    public string Folder { get; }

    /// <summary>What it logged.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string LogFile => Path.Combine(Folder, "mosquitto.log");

    /// <summary>Makes and starts a broker.</summary>
    public static async Task<Mosquitto> RunAsync(MosquittoSetup? setup = null)
    {
        var broker = new Mosquitto(setup);
        await broker.StartAsync();
        return broker;
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        _process =
            Process.Start(new ProcessStartInfo(Program!, ["-c", _configuration]) { RedirectStandardError = true })!;
        await Until.True(() => _process.HasExited || Listens());
        if (_process.HasExited) throw new InvalidOperationException($"mosquitto did not start: {Log}");
    }

    /// <summary>Kills it as a power cut would: nothing more is written.</summary>
    public Task KillAsync() => EndAsync(process => process.Kill());

    /// <summary>Asks it to stop: it saves its memory first.</summary>
    public Task StopAsync() => EndAsync(process => Signal(process.Id, "TERM"));

    /// <summary>Lets it hang: its connections stay open and nothing answers.</summary>
    public void Freeze() => Signal(_process!.Id, "STOP");

    /// <summary>Lets it go on.</summary>
    public void Thaw() => Signal(_process!.Id, "CONT");

    /// <summary>Lets it save its memory now, as its timer would.</summary>
    public void SaveNow() => Signal(_process!.Id, "USR1");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static void Signal(int process, string name)
    {
        using var kill = Process.Start("/bin/kill", ["-" + name, process.ToString()]);
        kill.WaitForExit();
    }

    private async Task EndAsync(Action<Process> how)
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited) how(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private bool Listens()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>A fact that needs mosquitto; skipped by name where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoFactAttribute : FactAttribute
{
    /// <summary>Looks for the broker and its subscriber.</summary>
    public MosquittoFactAttribute()
    {
        if (Mosquitto.Program is null || HqOracle.Program is null) Skip =
            "needs the Debian packages mosquitto and mosquitto-clients";
    }
}

/// <summary>A theory that needs mosquitto; skipped by name where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MosquittoTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the broker and its subscriber.</summary>
    public MosquittoTheoryAttribute()
    {
        if (Mosquitto.Program is null || HqOracle.Program is null) Skip =
            "needs the Debian packages mosquitto and mosquitto-clients";
    }
}
