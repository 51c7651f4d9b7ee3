// Considers HQ's wishes for the configuration: refused with every reason at once, or noted as a trial and begun.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Hosting;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering.Config;

/// <summary>The desk for <c>cfg/desired</c>.</summary>
internal sealed class ConfigDesk(
    ConfigBook book, RunningConfig inForce, WishCheck check, ConfigReporter reporter, RestartSwitch restart,
    TimeProvider time, ILogger log)
{
    /// <summary>Bytes of a message at most: a document of 1 MiB, every character of it escaped.</summary>
    public const int LargestMessage = 6 << 20;

    private const int UsualSeconds = 300;

    /// <summary>Considers a message.</summary>
    /// <param name="message">What came in.</param>
    /// <param name="healthy">The devices that are up.</param>
    /// <param name="stop">Ends the wait for the report.</param>
    public async Task ConsiderAsync(
        LinkNotice.Received message, IReadOnlyList<string> healthy, CancellationToken stop)
    {
        if (message.Payload.IsEmpty) return;
        var (wish, fault) = Read(message.Payload);
        if (wish is null)
        {
            RefuseUnreadable(ContentHash.Of(message.Payload.Span), fault!);
            return;
        }

        var ledger = book.Current;
        if (wish.Version <= ledger.Seen)
        {
            SteeringLog.NotNewer(log, wish.Version, ledger.Seen);
            reporter.Wake();
            return;
        }

        var config = new WishedConfig(
            wish.Version, wish.Hash.ToLowerInvariant(), wish.Document, inForce.Installed.Digest);
        if (check.Refusal(wish) is { } refusal) Refuse(config.Version, config.Hash, refusal);
        else if (ledger.Trial is null && config.Hash == inForce.Load.Digest) TakeAsItRuns(config);
        else await TryAsync(config, TimeSpan.FromSeconds(wish.HealthyWithinS ?? UsualSeconds), healthy, stop);
    }

    private static (DesiredConfig? Wish, string? Fault) Read(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > LargestMessage) return (null, $"It has more than {LargestMessage >> 20} MiB.");
        try
        {
            var wish = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.DesiredConfig);
            return wish is { Version: > 0, Hash: not null, Document: not null }
                ? (wish, null)
                : (null, "It names no version from 1, no hash or no document.");
        }
        catch (JsonException error)
        {
            return (null, $"It is no valid JSON ({error.Message.TrimEnd('.')}).");
        }
    }

    // Nobody can tell which version it was; it is told once, however often the broker repeats it.
    private void RefuseUnreadable(string hash, string reason)
    {
        if (book.Current.Outcome is { State: ConfigStates.Refused, Version: 0 } last && last.Hash == hash) return;
        Refuse(0, hash, reason);
    }

    private void Refuse(long version, string hash, string reason)
    {
        SteeringLog.Refused(log, version, reason);
        book.Note(ledger => ledger.Refuse(version, hash, reason, time.GetUtcNow()));
    }

    private void TakeAsItRuns(WishedConfig config)
    {
        if (book.Change(ledger => ledger.Apply(config, time.GetUtcNow())) is { } unwritten)
            Refuse(config.Version, config.Hash, unwritten);
        else SteeringLog.Applied(log, config.Version);
    }

    private async Task TryAsync(
        WishedConfig config, TimeSpan within, IReadOnlyList<string> healthy, CancellationToken stop)
    {
        if (book.Change(ledger => ledger.Try(config, within, healthy, time.GetUtcNow())) is { } unwritten)
        {
            Refuse(config.Version, config.Hash, unwritten);
            return;
        }

        SteeringLog.Trying(log, config.Version, within.TotalSeconds);
        await reporter.SayNowAsync(stop);
        restart.Restart();
    }
}
