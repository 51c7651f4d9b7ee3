// Pushes a list to a box, and waits until the box says that it is in force, or why not.
using System.Text;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>One list for one box.</summary>
/// <param name="Name">Its name.</param>
/// <param name="List">Its kind and entries.</param>
/// <param name="Wait">How long the box's answer is waited for.</param>
internal sealed record ListPush(string Name, ListFile List, TimeSpan Wait)
{
    /// <summary>Pushes it.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<PushOutcome> RunAsync(
        IBroker broker, Topics topics, Action<string> tell, TimeProvider time, CancellationToken stop)
    {
        var topic = topics.List(Name);
        await using var line = await BoxLine.OpenAsync(broker, topics, [topics.ReportedConfig, topic], time, stop);
        tell("asking for the version in force");
        var standing = await ReportReader.StandingAsync(line, topic, stop);
        var version = Math.Max(standing.Version, standing.Report?.Lists?.GetValueOrDefault(Name) ?? 0) + 1;
        await line.SayAsync(topic, Message(version), retain: true, stop);
        tell($"version {version} is sent");
        var since = time.GetTimestamp();
        while (await line.HearAsync(Wait - time.GetElapsedTime(since), stop) is { } delivery)
        {
            if (ReportReader.Report(line, delivery) is not { } report) continue;
            if (report.Lists?.GetValueOrDefault(Name) >= version)
                return Outcome(topics, version, PushEnding.Done, "applied", $"Version {version} is in force.");
            if (report.ListFaults?.GetValueOrDefault(Name) is { } fault)
                return Outcome(topics, version, PushEnding.Refused, "refused", fault);
        }

        return Outcome(
            topics, version, PushEnding.Unanswered, null,
            $"No answer within {Wait.TotalSeconds:0} s. The list is retained: the box finds it when it is back.");
    }

    // The hash is taken over the entries as they stand here, so they are put in as text and not written anew.
    private byte[] Message(long version) => Encoding.UTF8.GetBytes(
        $$"""{"version":{{version}},"kind":"{{List.Kind}}","hash":"{{ContentHash.Of(List.Entries)}}","entries":"""
        + List.Entries + "}");

    private PushOutcome Outcome(Topics topics, long version, PushEnding ending, string? state, string text) =>
        new(topics.Address.ToString(), "list", Name, version, null, ending, state, text);
}
