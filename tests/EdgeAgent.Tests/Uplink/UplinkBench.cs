// An uplink on a bench: scripted broker, outbox in memory, hand-turned clock.
using System.Runtime.CompilerServices;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.TestSupport;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Uplink;

internal sealed class UplinkBench : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WatchedScheduler _scheduler = new();
    private Task? _run;
    private bool _stopped;

    public UplinkBench(ScriptedBroker? broker = null, MemoryOutbox? outbox = null, ManualTime? time = null)
    {
        Time = time ?? new ManualTime();
        Broker = broker ?? new ScriptedBroker();
        Outbox = outbox ?? new MemoryOutbox(Time);
    }

    public ManualTime Time { get; }

    public ScriptedBroker Broker { get; }

    public MemoryOutbox Outbox { get; }

    public static Topics Topics { get; } = new("retail", "demo", "0042", "box-1");

    public UplinkOptions Options { get; set; } = new() { Host = "hq.example.com", BatchWait = TimeSpan.Zero };

    public IReadOnlyList<ITopicListener> Listeners { get; set; } = [];

    public Letterbox Letters { get; } = new();

    public UplinkService Service { get; private set; } = null!;

    public UplinkStatus Status => Service.Status;

    public UplinkBench Start()
    {
        var facts = new BoxFacts
        {
            Topics = Topics,
            Version = "1.2.3",
            BootId = "boot-1",
            ConfigHash = "abc",
            Clock = () =>
                ClockState.Estimated,
            Meta = new BoxMeta("1.2.3", [new DeviceMeta("dock-reader", "llrp")], [EventKinds.TagArrived.Type], []),
        };
        Service =
            new UplinkService(
                Outbox, Options, facts, Broker, Time, new Random(7), NullLogger<UplinkService>.Instance, Listeners,
                Letters);
        _run = _scheduler.Run(() => Service.RunAsync(_stop.Token));
        return this;
    }

    /// <summary>Waits without letting time pass.</summary>
    public static Task Until(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        TestSupport.Until.True(condition, text);

    /// <summary>Lets time pass in steps of a second until the condition holds.</summary>
    public Task InTime(
        Func<bool> condition, int seconds = 3_600,
        [CallerArgumentExpression(nameof(condition))] string text = "") =>
        TestSupport.Until.TrueAsTimePasses(
            Time, _scheduler, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(seconds), condition, text);

    /// <summary>Lets time pass, so that everything that falls due in between is done at its moment.</summary>
    public Task Pass(TimeSpan time)
    {
        var end = Time.GetTimestamp() + time.Ticks;
        return TestSupport.Until.TrueAsTimePasses(
            Time, _scheduler, TimeSpan.FromSeconds(1), time, () => Time.GetTimestamp() >= end);
    }

    public async Task StopAsync()
    {
        if (_stopped || _run is null) return;
        _stopped = true;
        await _stop.CancelAsync();
        await TestSupport.Until.TrueAsTimePasses(
            Time, _scheduler, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24), () =>
                _run.IsCompleted, "the uplink stops");
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }
}
