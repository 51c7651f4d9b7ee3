// A Sparkplug host as others run it: another MQTT client than the box's own hears every message, bytes and all, and the
// oracle looks whether the node keeps the rules.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Tests.Sparkplug;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.SystemTests.Sparkplug;

/// <summary>Listens with mosquitto_sub and speaks with mosquitto_pub.</summary>
internal sealed class RealHost : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<SparkplugMessage> _messages = [];
    private readonly Mosquitto _broker;
    private readonly Process _listener;
    private volatile bool _listens;

    private RealHost(Mosquitto broker)
    {
        _broker = broker;
        _listener = Process.Start(
            new ProcessStartInfo(
                HqOracle.Program!,
                [
                    "-h", "127.0.0.1", "-p", Port, "-q", "1", "-t", "spBv1.0/+/+/+/#", "-t", "ready", "-F",
                    "%r %q %t %x",
                ])
            {
                RedirectStandardOutput = true,
            })!;
        _listener.OutputDataReceived += (_, line) => Hear(line.Data);
        _listener.BeginOutputReadLine();
    }

    /// <summary>What it heard, in order.</summary>
    public IReadOnlyList<SparkplugMessage> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    public IEnumerable<string> Verbs => Messages.Select(message => message.Verb);

    private string Port => _broker.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Listens to everything; returns when the broker has granted it.</summary>
    public static async Task<RealHost> ListenAsync(Mosquitto broker)
    {
        var host = new RealHost(broker);
        await HqOracle.PublishAsync(broker, "ready", "1", retain: true);
        await TestSupport.Until.True(() => host._listens);
        return host;
    }

    /// <summary>The faults that an oracle finds in all messages of one connection after the other.</summary>
    public IReadOnlyList<string> Faults()
    {
        var oracle = new HostOracle();
        foreach (var message in Messages)
        {
            if (message.Verb == "NBIRTH" && !oracle.Born) oracle.Connected(NumberOf(message));
            if (message.Verb != "NDEATH" || oracle.Born) oracle.Take(message);
        }

        return oracle.Faults;
    }

    /// <summary>The `bdSeq` of a birth or death of the node.</summary>
    public static ulong NumberOf(SparkplugMessage message) =>
        ((MetricValue.Whole64)message.Metric("bdSeq").Value!).Bits;

    /// <summary>Says whether a host is there.</summary>
    public Task SayStateAsync(string host, bool online, long timestamp) => HqOracle.PublishAsync(
        _broker,
        $"spBv1.0/STATE/{host}",
        $$"""{"online":{{(online ? "true" : "false")}},"timestamp":{{timestamp}}}""",
        retain: true);

    /// <summary>Asks a node for its births.</summary>
    public async Task AskRebirthAsync(string group, string node)
    {
        var file = Path.GetTempFileName();
        var command = new Metric { Name = "Node Control/Rebirth", Value = new MetricValue.Truth(true) };
        await File.WriteAllBytesAsync(file, PayloadWriter.Write(new Payload(1, null, [command])));
        using var publisher = Process.Start(
            HqOracle.Program!.Replace("_sub", "_pub", StringComparison.Ordinal),
            ["-h", "127.0.0.1", "-p", Port, "-t", $"spBv1.0/{group}/NCMD/{node}", "-f", file]);
        await publisher.WaitForExitAsync();
        File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_listener.HasExited) _listener.Kill();
        await _listener.WaitForExitAsync();
        _listener.Dispose();
    }

    private void Hear(string? line)
    {
        var parts = line?.Split(' ', 4);
        if (parts is not { Length: 4 }) return;
        _listens |= parts[2] == "ready";
        if (!parts[2].StartsWith("spBv1.0/", StringComparison.Ordinal) || parts[2].Contains("/NCMD/")) return;
        var payload = PayloadReader.Read(Convert.FromHexString(parts[3]))!;
        lock (_gate) _messages.Add(new SparkplugMessage(parts[2], int.Parse(parts[1]), parts[0] == "1", payload));
    }
}
