// Keeps the retained `cfg/reported` true: published on each connection and at each change, repeated until it is taken.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Lists;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering.Config;

/// <summary>Publishes the report.</summary>
internal sealed class ConfigReporter(
    ConfigBook book, RunningConfig inForce, ListShelf lists, Letterbox letters, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan SayNowWithin = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(5);

    private readonly Signal _signal = new();

    /// <summary>The report is to be published (again).</summary>
    public void Wake() => _signal.Set();

    /// <summary>Publishes until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await _signal.WaitAsync(stop);
            while (await letters.PublishAsync(Report(), stop) is { } reason)
            {
                SteeringLog.NotReported(log, reason);
                await Task.Delay(AgainAfter, time, stop);
            }
        }
    }

    /// <summary>Publishes once before the agent starts anew; gives up after a moment.</summary>
    public async Task SayNowAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(SayNowWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            if (await letters.PublishAsync(Report(), either.Token) is { } reason) SteeringLog.NotReported(log, reason);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            SteeringLog.NotReported(log, "the broker did not answer");
        }
    }

    /// <summary>The report now.</summary>
    public ReportedConfig Now()
    {
        var ledger = book.Current;
        var (version, reason) = ledger.Trial is { } trial
            ? (trial.Wish.Version, null)
            : (ledger.Outcome?.Version ?? 0, ledger.Outcome?.Reason);
        var faults = lists.Faults;
        return new ReportedConfig(
            version, ledger.Seen, inForce.Load.Digest, ledger.State, reason, time.GetUtcNow(), lists.Versions,
            faults.Count == 0 ? null : faults);
    }

    private OutgoingMessage Report() => new(
        inForce.Config.Store.Topics.ReportedConfig,
        JsonSerializer.SerializeToUtf8Bytes(Now(), DocumentJson.Default.ReportedConfig),
        Retain: true,
        "application/json");
}
