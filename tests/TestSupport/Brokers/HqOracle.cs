// HQ as a test sees it: a real subscriber, of another make than the agent's own client, that notes every event by its
// place.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>
/// Subscribes with mosquitto_sub, QoS 1, a session that the broker keeps; comes back by itself when the broker is gone.
/// Thread-safe.
/// </summary>
public sealed class HqOracle : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Place, Receipt> _events = [];
    private readonly Dictionary<string, string> _retained = new(StringComparer.Ordinal);
    private readonly List<(string Topic, string Payload)> _messages = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly string[] _arguments;
    private readonly Task _run;
    private Process? _process;

    private HqOracle(int port, string root, IReadOnlyList<string> further)
    {
        _arguments =
        [
            "-h", "127.0.0.1", "-p", port.ToString(), "-i", $"hq-{Guid.NewGuid():N}", "-c", "-q", "1",
            "-t", $"{root}/#", "-F", "%r %t %p", .. further,
        ];
        _run = Task.Run(RunAsync);
    }

    /// <summary>Where mosquitto_sub is installed; null where it is not.</summary>
    public static string? Program { get; } =
        new[] { "/usr/bin/mosquitto_sub", "/usr/local/bin/mosquitto_sub" }.FirstOrDefault(File.Exists);

    /// <summary>The places it holds.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _events.Count;
        }
    }

    /// <summary>Events that came more than once, every further coming counted.</summary>
    public long Duplicates
    {
        get
        {
            lock (_gate) return _events.Values.Sum(one => one.Times - 1L);
        }
    }

    /// <summary>Sentences about events that came twice with different data; empty where all is well.</summary>
    public IReadOnlyList<string> Contradictions
    {
        get
        {
            lock (_gate)
            {
                var differing = _events.Where(one => one.Value.Differs);
                return [.. differing.Select(one => $"{one.Key} came with two payloads")];
            }
        }
    }

    /// <summary>Hears every message as it comes, events included: topic, a space, payload.</summary>
    public event Action<string>? Heard;

    /// <summary>Every message in the order of its coming, events left out.</summary>
    public IReadOnlyList<(string Topic, string Payload)> Messages
    {
        get
        {
            lock (_gate) return [.. _messages];
        }
    }

    /// <summary>
    /// Subscribes to everything below a root, usually <c>retail/v1/…</c>, and waits until the broker has granted it.
    /// </summary>
    /// <param name="broker">The broker.</param>
    /// <param name="root">The topic above all that is to be noted.</param>
    /// <param name="further">Further arguments of mosquitto_sub: login, TLS.</param>
    public static async Task<HqOracle> SubscribeAsync(Mosquitto broker, string root = "retail", params string[] further)
    {
        var oracle = new HqOracle(broker.Port, root, further);
        await PublishAsync(broker, $"{root}/oracle/ready", "1", retain: true, further);
        await Until.True(() => oracle.Last($"{root}/oracle/ready") is not null);
        return oracle;
    }

    /// <summary>Publishes a message with mosquitto_pub, QoS 1.</summary>
    public static async Task PublishAsync(
        Mosquitto broker, string topic, string payload, bool retain, params string[] further)
    {
        string[] arguments =
        [
            "-h", "127.0.0.1", "-p", broker.Port.ToString(), "-q", "1", "-t", topic, "-m", payload,
            .. retain ? ["-r"] : Array.Empty<string>(), .. further,
        ];
        using var process = Process.Start("mosquitto_pub", arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"mosquitto_pub failed with {process.ExitCode}");
    }

    /// <summary>Whether it holds a place.</summary>
    public bool Holds(Place place)
    {
        lock (_gate) return _events.ContainsKey(place);
    }

    /// <summary>How often a place came; 0 where it never did.</summary>
    public int TimesOf(Place place)
    {
        lock (_gate) return _events.GetValueOrDefault(place)?.Times ?? 0;
    }

    /// <summary>SHA-256 of an event's data as it came first; null where it never did.</summary>
    public string? DataHashOf(Place place)
    {
        lock (_gate) return _events.GetValueOrDefault(place)?.Hash;
    }

    /// <summary>The type of an event; null where it never came.</summary>
    public string? TypeOf(Place place)
    {
        lock (_gate) return _events.GetValueOrDefault(place)?.Type;
    }

    /// <summary>Places held, of any box and epoch, in the order of their first coming.</summary>
    public IReadOnlyList<Place> Places
    {
        get
        {
            lock (_gate) return [.. _events.Keys];
        }
    }

    /// <summary>Sequences of one life of a box that are missing up to <paramref name="last"/>.</summary>
    public IReadOnlyList<long> Missing(string box, string epoch, long last)
    {
        lock (_gate)
        {
            var missing = new List<long>();
            for (var sequence = 1L; sequence <= last; sequence++)
            {
                if (!_events.ContainsKey(new Place(box, epoch, sequence))) missing.Add(sequence);
            }

            return missing;
        }
    }

    /// <summary>The last message on a topic; null where none came.</summary>
    public string? Last(string topic)
    {
        lock (_gate) return _retained.GetValueOrDefault(topic);
    }

    /// <summary>The hash that <see cref="DataHashOf"/> gives for these data.</summary>
    public static string HashOf(ReadOnlySpan<byte> data) => Convert.ToHexString(SHA256.HashData(data));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        lock (_gate) Kill();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var start = new ProcessStartInfo(Program!, _arguments)
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.BeginErrorReadLine();
            lock (_gate)
            {
                _process = process;
                if (_stop.IsCancellationRequested) Kill();
            }

            while (await process.StandardOutput.ReadLineAsync() is { } line) Note(line);
            await process.WaitForExitAsync();
            lock (_gate) _process = null;
        }
    }

    private void Kill()
    {
        if (_process is { HasExited: false } process) process.Kill();
    }

    private void Note(string line)
    {
        var parts = line.Split(' ', 3);
        if (parts.Length < 3) return;
        var (topic, payload) = (parts[1], parts[2]);
        Heard?.Invoke($"{topic} {payload}");
        if (!topic.Contains("/evt/", StringComparison.Ordinal))
        {
            lock (_gate)
            {
                _retained[topic] = payload;
                _messages.Add((topic, payload));
            }

            return;
        }

        foreach (var one in StoreEventJson.Read(Encoding.UTF8.GetBytes(payload))) Note(one);
    }

    private void Note(StoreEvent one)
    {
        var hash = HashOf(one.Data.Span);
        lock (_gate)
        {
            if (_events.TryGetValue(one.Place, out var before)) before.Again(hash);
            else _events.Add(one.Place, new Receipt(hash, one.Type));
        }
    }

    private sealed class Receipt(string hash, string type)
    {
        public string Hash { get; } = hash;

        public string Type { get; } = type;

        public int Times { get; private set; } = 1;

        public bool Differs { get; private set; }

        public void Again(string other)
        {
            Times++;
            Differs |= other != Hash;
        }
    }
}
