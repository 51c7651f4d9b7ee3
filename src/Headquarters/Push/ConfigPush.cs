// Pushes a configuration to a box, and waits until the box has tried it.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>One configuration for one box.</summary>
/// <param name="Document">The whole <c>store.yaml</c>.</param>
/// <param name="HealthyWithin">How long the box may take until it is connected and healthy.</param>
/// <param name="Wait">How long its answer is waited for.</param>
internal sealed record ConfigPush(string Document, TimeSpan HealthyWithin, TimeSpan Wait)
{
    /// <summary>Pushes it.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<PushOutcome> RunAsync(
        IBroker broker, Topics topics, Action<string> tell, TimeProvider time, CancellationToken stop)
    {
        await using var line = await BoxLine.OpenAsync(
            broker, topics, [topics.ReportedConfig, topics.DesiredConfig], time, stop);
        tell("asking for the version in force");
        var standing = await ReportReader.StandingAsync(line, topics.DesiredConfig, stop);
        var version = Math.Max(standing.Version, standing.Report?.Seen ?? 0) + 1;
        var wish = new DesiredConfig(
            version, ContentHash.Of(Document), Document, (int)HealthyWithin.TotalSeconds);
        await line.SayAsync(
            topics.DesiredConfig,
            JsonSerializer.SerializeToUtf8Bytes(wish, DocumentJson.Default.DesiredConfig),
            retain: true,
            stop);
        tell($"version {version} is sent");
        var since = time.GetTimestamp();
        while (await line.HearAsync(Wait - time.GetElapsedTime(since), stop) is { } delivery)
        {
            if (ReportReader.Report(line, delivery) is not { } report) continue;
            if (report.Version == version && report.State == ConfigStates.Trying)
                tell($"version {version} is on trial");
            else if (report.Seen >= version) return Outcome(topics, version, report);
        }

        return new PushOutcome(
            topics.Address.ToString(), "config", null, version, null, PushEnding.Unanswered, null,
            $"No answer within {Wait.TotalSeconds:0} s. The wish is retained: the box finds it when it is back.");
    }

    private static PushOutcome Outcome(Topics topics, long version, ReportedConfig report)
    {
        var applied = report.Version == version && report.State == ConfigStates.Applied;
        var text = applied ? $"Version {version} is in force."
            : report.Version == version ? report.Reason ?? "The box gave no reason."
            : $"Something else came first: the box reports {report.State} {report.Version}. {report.Reason}".TrimEnd();
        return new PushOutcome(
            topics.Address.ToString(), "config", null, version, null,
            applied ? PushEnding.Done : PushEnding.Refused, report.State, text);
    }
}
