// A real RabbitMQ node on loopback, with folders, ports and a name server of its own; several of them form a cluster.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>A node with the MQTT plugin, which lets in `guest` from loopback. It speaks MQTT 3.1.1.</summary>
public sealed class RabbitNode : IAsyncDisposable
{
    // A node takes seconds to start, and many of them where the machine is busy.
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("rabbit-").FullName;
    private readonly string _home;
    private readonly int _names;
    private readonly bool _first;
    private readonly int _distribution = Mosquitto.FreePort();
    private Process? _process;

    private RabbitNode(RabbitNode? first)
    {
        _first = first is null;
        (_home, _names) = first is null ? (_folder, Mosquitto.FreePort()) : (first._home, first._names);
        Name = $"node{AmqpPort}@localhost";
        File.WriteAllLines(
            Path.Combine(_folder, "rabbitmq.conf"),
            [
                $"listeners.tcp.1 = 127.0.0.1:{AmqpPort}",
                $"mqtt.listeners.tcp.1 = 127.0.0.1:{MqttPort}",
                "mqtt.allow_anonymous = false",
                "mqtt.durable_queue_type = quorum",
                "loopback_users.guest = true",
                $"listeners.ssl.1 = 127.0.0.1:{TlsPort}",
                $"ssl_options.cacertfile = {Certificates.AuthorityFile}",
                $"ssl_options.certfile = {Certificates.ServerFile}",
                $"ssl_options.keyfile = {Certificates.ServerKeyFile}",
                "ssl_options.verify = verify_peer",
                "ssl_options.fail_if_no_peer_cert = true",
                // A cluster that lost a node goes on with the others.
                "cluster_partition_handling = pause_minority",
            ]);
        File.WriteAllText(Path.Combine(_folder, "plugins"), "[rabbitmq_mqtt].\n");
    }

    /// <summary>Where the server's own script is installed; null where it is not.</summary>
    public static string? Program { get; } =
        new[] { "/usr/lib/rabbitmq/bin/rabbitmq-server" }.FirstOrDefault(File.Exists);

    /// <summary>The port for AMQP 0-9-1.</summary>
    public int AmqpPort { get; } = Mosquitto.FreePort();

    /// <summary>The port for AMQP over TLS, which wants a certificate of the same authority.</summary>
    public int TlsPort { get; } = Mosquitto.FreePort();

    /// <summary>The certificates in use.</summary>
    public TestCertificates Certificates { get; } = new();

    /// <summary>The port for MQTT.</summary>
    public int MqttPort { get; } = Mosquitto.FreePort();

    /// <summary>The Erlang name.</summary>
    public string Name { get; }

    /// <summary>Starts a node; with another one given, it joins that one's cluster.</summary>
    public static async Task<RabbitNode> RunAsync(RabbitNode? first = null)
    {
        var node = new RabbitNode(first);
        await node.StartAsync();
        if (first is null) return node;
        await node.ControlAsync("stop_app");
        await node.ControlAsync("join_cluster", first.Name);
        await node.ControlAsync("start_app");
        return node;
    }

    /// <summary>Starts it and waits until it lets clients in.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        Surround(start);
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var since = Stopwatch.GetTimestamp();
        while (!Listens(AmqpPort) || !Listens(MqttPort))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > StartsWithin)
                throw new InvalidOperationException($"The RabbitMQ node {Name} did not start; see {_folder}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Runs `rabbitmqctl` against this node.</summary>
    public async Task ControlAsync(params string[] arguments)
    {
        var program = Path.Combine(Path.GetDirectoryName(Program!)!, "rabbitmqctl");
        var start = new ProcessStartInfo(program, ["-n", Name, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Surround(start);
        using var process = Process.Start(start)!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"rabbitmqctl failed: {words}");
    }

    /// <summary>Kills it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        var file = Path.Combine(_folder, "pid");
        if (File.Exists(file))
        {
            using var kill = Process.Start("/bin/kill", ["-KILL", (await File.ReadAllTextAsync(file)).Trim()]);
            await kill.WaitForExitAsync();
        }
        else
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_first)
        {
            var start = new ProcessStartInfo("epmd", ["-port", _names.ToString(), "-kill"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            Surround(start);
            using var names = Process.Start(start)!;
            await names.WaitForExitAsync();
        }

        Directory.Delete(_folder, recursive: true);
        Certificates.Dispose();
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Surround(ProcessStartInfo start)
    {
        foreach (var (name, value) in new Dictionary<string, string>
        {
            // The cookie that lets the nodes of a cluster and their tool know each other.
            ["HOME"] = _home,
            ["RABBITMQ_NODENAME"] = Name,
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = AmqpPort.ToString(),
            ["RABBITMQ_DIST_PORT"] = _distribution.ToString(),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq"),
            ["RABBITMQ_CONF_ENV_FILE"] = "/dev/null",
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
            ["ERL_EPMD_PORT"] = _names.ToString(),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_RELAXED_COMMAND_CHECK"] = "1",
        })
        {
            start.Environment[name] = value;
        }
    }
}

/// <summary>A fact that needs RabbitMQ; skipped by name where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class RabbitFactAttribute : FactAttribute
{
    /// <summary>Looks for the broker, and for a client of MQTT.</summary>
    public RabbitFactAttribute()
    {
        if (RabbitNode.Program is null || HqOracle.Program is null)
            Skip = "needs the Debian packages rabbitmq-server and mosquitto-clients";
    }
}

/// <summary>A fact that needs a whole cluster, and a minute or two: only in the long form.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RabbitClusterFactAttribute : RabbitFactAttribute
{
    /// <summary>Looks for the switch.</summary>
    public RabbitClusterFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") != "1")
            Skip ??= "starts three RabbitMQ nodes: set EDGE_AGENT_LONG=1";
    }
}
