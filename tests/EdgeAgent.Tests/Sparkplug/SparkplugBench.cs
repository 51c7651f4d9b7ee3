// The whole Sparkplug face on a bench: scripted broker, sample store, hand-turned clock.
using System.Runtime.CompilerServices;
using EdgeAgent.Sparkplug;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Sparkplug;

internal sealed class SparkplugBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sparkplug-").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;

    public SparkplugBench(string? primaryHost = null, ScriptedBroker? broker = null)
    {
        Broker = broker ?? new ScriptedBroker();
        Store = new SampleStore(Time);
        Service = new SparkplugService(
            NodeBench.Setup(primaryHost, _folder),
            Store.Take,
            Broker,
            Time,
            new Random(7),
            NullLogger<SparkplugService>.Instance);
        _run = Task.Run(() => Service.RunAsync(_stop.Token));
    }

    public ManualTime Time { get; } = new();

    public ScriptedBroker Broker { get; }

    public SampleStore Store { get; }

    public SparkplugService Service { get; }

    public IReadOnlyList<SparkplugMessage> Messages => [.. Broker.Messages.Select(SparkplugMessage.Of)];

    public IEnumerable<string> Verbs => Messages.Select(message => message.Verb);

    /// <summary>What the will of a connection says; the first one's number is 0.</summary>
    public SparkplugMessage Will(int connection) => SparkplugMessage.Of(Broker.Links[connection].Settings.Will);

    public static string Online(long timestamp) => $$"""{"online":true,"timestamp":{{timestamp}}}""";

    public static string Offline(long timestamp) => $$"""{"online":false,"timestamp":{{timestamp}}}""";

    public static byte[] Command(string name, bool value) => PayloadWriter.Write(
        new Payload(1, null, [new Metric { Name = name, Value = new MetricValue.Truth(value) }]));

    /// <summary>Lets time pass until the condition holds.</summary>
    public Task InTime(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        Until.TrueAsTimePasses(Time, TimeSpan.FromMilliseconds(250), TimeSpan.FromHours(1), condition, text);

    /// <summary>Waits for the births of the node and both devices on a connection.</summary>
    public Task Born(int times = 1) => InTime(() => Verbs.Count(verb => verb is "NBIRTH" or "DBIRTH") >= 3 * times);

    public async Task StopAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        await Until.TrueAsTimePasses(
            Time, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), () => _run.IsCompleted, "the face stops");
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
