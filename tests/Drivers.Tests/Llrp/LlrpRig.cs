// The driver and an emulated reader, joined in memory, with a clock that the test turns.
using System.Collections.Concurrent;
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.Drivers.Options;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.Llrp;

internal sealed class LlrpRig : IStreamConnector, ISecretSource, IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _serving = [];
    private CancellationTokenSource _stop = new();
    private DuplexStream? _client;

    public LlrpRig(EmulatedReaderOptions? reader = null, IReadSource? source = null, ManualTime? time = null)
    {
        Time = time ?? new ManualTime();
        Host = new RecordingHost(Signals);
        Reader = new EmulatedReader(reader ?? new(), source ?? new LoadSource(50, 10, [1, 2]), Time);
        Reader.Requested += type =>
        {
            Requests.Enqueue(type);
            Signals.Raise();
        };
        // What a request brings about is there only now: who looked at it before is to look again.
        Reader.Handled += Signals.Raise;
    }

    public Signals Signals { get; } = new();

    public ManualTime Time { get; }

    public RecordingHost Host { get; set; }

    public EmulatedReader Reader { get; }

    public ConcurrentQueue<MessageType> Requests { get; } = new();

    public LlrpOptions Options { get; set; } = new()
    {
        Host = "reader.test",
        Antennas = new Dictionary<int, LlrpAntenna> { [1] = new("dock"), [2] = new("backroom") },
    };

    public Task Running { get; private set; } = Task.CompletedTask;

    public DriverServices Services => new() { Time = Time, Network = this, Secrets = this };

    public void Start()
    {
        _stop = new CancellationTokenSource();
        Running = new LlrpDriver().Create("dock-door", Options, Services).RunAsync(Host, _stop.Token);
        _ = Running.ContinueWith(_ => Signals.Raise(), TaskScheduler.Default);
    }

    /// <summary>Starts the driver and waits until the reader is armed.</summary>
    public async Task ArmAsync()
    {
        var before = Host.ReadyCalls;
        Start();
        await Signals.UntilAsync(() => Host.ReadyCalls > before || Running.IsCompleted, "the reader being armed");
        if (Running.IsCompleted) await Running;
    }

    /// <summary>Stops the driver and waits until the reader, too, has noticed.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running;
        await HungUpAsync();
    }

    /// <summary>Waits until the reader has noticed that its clients are gone.</summary>
    public Task HungUpAsync() => Task.WhenAll(_serving);

    /// <summary>Bytes that the driver has taken so far.</summary>
    public long BytesRead => _client!.BytesRead;

    /// <summary>Waits until the driver has taken so many bytes and waits for more.</summary>
    public Task BytesArriveAsync(long total) =>
        Signals.UntilAsync(() => _client!.BytesRead >= total && _client.IsWaitedFor, $"byte {total}");

    public Task UntilAsync(Func<bool> condition, string what) => Signals.UntilAsync(condition, what);

    /// <summary>Lets time pass in steps, waiting after each for what the reader has sent, until the condition
    /// holds.</summary>
    public async Task PassUntilAsync(Func<bool> condition, string what)
    {
        for (var step = 0; step < 500 && !condition(); step++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }

        await UntilAsync(condition, what);
    }

    public Task<DeviceFault> FaultAsync() => Xunit.Assert.ThrowsAsync<DeviceFault>(() => Running);

    public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop)
    {
        var (client, server) = DuplexStream.Pair();
        _client = client;
        client.Waiting += Signals.Raise;
        _serving.Add(Reader.ServeAsync(server, _end.Token));
        return Task.FromResult<Stream>(client);
    }

    public string Reveal(SecretReference reference) => throw new InvalidOperationException("No secrets here.");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ContinueWith(_ => { }, TaskScheduler.Default);
        await _end.CancelAsync();
        await Task.WhenAll(_serving); // a fault of the emulator fails the test
        Reader.Dispose();
    }
}
