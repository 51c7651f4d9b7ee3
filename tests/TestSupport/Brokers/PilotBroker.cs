// The broker of packaging/hq as its own script starts it: certificates for boxes, a password for HQ, rights in force.
using System.Diagnostics;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>A pilot in a folder of its own, of which only the broker runs.</summary>
public sealed class PilotBroker : IAsyncDisposable
{
    private const string Script = "packaging/hq/pilot";

    /// <summary>Settings, secrets, certificates and logs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pilot-").FullName;

    /// <summary>Where HQ connects, plain, on loopback.</summary>
    public int HqPort { get; } = Mosquitto.FreePort();

    /// <summary>Where boxes connect, TLS.</summary>
    public int BoxPort { get; } = Mosquitto.FreePort();

    /// <summary>The options of mosquitto_pub and mosquitto_sub to come in as HQ.</summary>
    public string[] Hq => Login("edge-hq");

    /// <summary>The options to come in as the simulator.</summary>
    public string[] Simulator => Login("edge-hq-simulator");

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        var (code, output) = await RunAsync(
            "--hq-port", HqPort.ToString(), "--box-port", BoxPort.ToString(), "start", "broker");
        if (code != 0) throw new InvalidOperationException($"The pilot's broker did not start: {output}");
    }

    /// <summary>Calls the script with this pilot's folder.</summary>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.PathOf(Script), ["--folder", Folder, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return await ReadAsync(start);
    }

    /// <summary>Makes a box's certificate.</summary>
    /// <returns>The options of mosquitto_pub and mosquitto_sub to come in as that box.</returns>
    public async Task<string[]> AddBoxAsync(string address)
    {
        var (code, output) = await RunAsync("add-box", address);
        if (code != 0) throw new InvalidOperationException($"No certificate for {address}: {output}");
        return Certificate(FileOf(address, "box.pem"), FileOf(address, "box.key"));
    }

    /// <summary>A file that was made for a box.</summary>
    public string FileOf(string address, string name) => Path.Combine(Folder, "boxes", address, name);

    /// <summary>The options to come in at the boxes' port with a certificate.</summary>
    public string[] Certificate(string certificate, string key) =>
    [
        "-p", BoxPort.ToString(), "--cafile", Path.Combine(Folder, "authority/ca.pem"), "--cert", certificate,
        "--key", key,
    ];

    /// <summary>Publishes with MQTT 5 and QoS 1.</summary>
    /// <returns>What mosquitto_pub complained of; empty where the broker took the message.</returns>
    public static Task<string> PublishAsync(string[] login, string topic, string payload, bool retain = false) =>
        PublishAsync([.. login, "-t", topic, "-m", payload, .. retain ? ["-r"] : Array.Empty<string>()]);

    /// <summary>
    /// The same with a payload from a file, and with MQTT 3.1.1, where the client does not know the broker's limit.
    /// </summary>
    public static Task<string> PublishFileAsync(string[] login, string topic, string file) =>
        PublishAsync([.. login, "-V", "311", "-t", topic, "-f", file]);

    /// <summary>Subscribes and reads until a message on a topic has come.</summary>
    /// <param name="login">As whom.</param>
    /// <param name="filter">What to subscribe to.</param>
    /// <param name="last">The topic of the last message to read.</param>
    /// <param name="subscribed">What to do once the broker has granted it.</param>
    /// <returns>Topic, a space, payload of each message.</returns>
    public static async Task<IReadOnlyList<string>> ReadUntilAsync(
        string[] login, string filter, string last, Func<Task> subscribed)
    {
        const string mark = "message ";
        // Without stdbuf, what it says would wait in its buffer.
        var start = new ProcessStartInfo(
            "stdbuf",
            [
                "-oL", "mosquitto_sub", "-h", "127.0.0.1", "-V", "5", "-q", "1", "-d", "-W", "30",
                "-F", mark + "%t %p", .. login,
                "-t", filter,
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var messages = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("Subscribed", StringComparison.Ordinal)) await subscribed();
                if (!line.StartsWith(mark, StringComparison.Ordinal)) continue;
                messages.Add(line[mark.Length..]);
                if (messages[^1].StartsWith(last + " ", StringComparison.Ordinal)) return messages;
            }
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
        }

        throw new TimeoutException($"Nothing came on {last}; what came: {string.Join("; ", messages)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", "broker");
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> PublishAsync(string[] arguments)
    {
        var start =
            new ProcessStartInfo("mosquitto_pub", ["-h", "127.0.0.1", "-V", "5", "-q", "1", .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
        return (await ReadAsync(start)).Output.Trim();
    }

    private static async Task<(int Code, string Output)> ReadAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    private string[] Login(string name) =>
    [
        "-p", HqPort.ToString(), "-u", name, "-P", File.ReadAllText(Path.Combine(Folder, "secrets", $"broker-{name}")),
    ];
}
