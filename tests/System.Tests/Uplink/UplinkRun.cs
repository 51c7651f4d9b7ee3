// A running uplink against a real broker, with short waits.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mosquitto;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.SystemTests.Uplink;

/// <summary>Starts an uplink and stops it at the end.</summary>
internal sealed class UplinkRun : IAsyncDisposable
{
    public const string Box = "box-1";

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public UplinkRun(
        IOutboxReader reader, UplinkOptions options, ILogger<UplinkService>? log = null,
        IReadOnlyList<ITopicListener>? listeners = null, Letterbox? answers = null)
    {
        Service = new UplinkService(
            reader,
            options,
            Facts(),
            new MosquittoLinkFactory(new FixedSecrets(), TimeProvider.System),
            TimeProvider.System,
            new Random(1),
            log ?? NullLogger<UplinkService>.Instance,
            listeners,
            answers: answers);
        _run = Task.Run(() => Service.RunAsync(_stop.Token));
    }

    public UplinkService Service { get; }

    public static Topics Topics { get; } = new("retail", "demo", "0042", Box);

    public UplinkStatus Status => Service.Status;

    public bool Ended => _run.IsCompleted;

    public static BoxFacts Facts() => new()
    {
        Topics = Topics,
        Version = "1.2.3",
        BootId = "boot-1",
        ConfigHash = "abc",
        Clock = () => ClockState.Synced,
        Meta = new BoxMeta("1.2.3", [], [EventKinds.TagArrived.Type], []),
    };

    public static UplinkOptions OptionsFor(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        BatchWait = TimeSpan.FromMilliseconds(20),
        KeepAlive = TimeSpan.FromSeconds(5),
        StatusEvery = TimeSpan.FromSeconds(2),
        SettleAfterBrokerLoss = TimeSpan.FromSeconds(3),
        Backoff =
            new BackoffOptions { Shortest = TimeSpan.FromMilliseconds(50), Longest = TimeSpan.FromMilliseconds(400) },
    };

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private sealed class FixedSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => reference.Name;
    }
}
