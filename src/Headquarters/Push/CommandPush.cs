// Gives a command to a box, and waits for its result. A box that was away missed it, so it is said again under the same
// id until it has expired: the box runs it once.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>One command for one box.</summary>
/// <param name="Name">The command.</param>
/// <param name="Id">Its id.</param>
/// <param name="Arguments">What it needs.</param>
/// <param name="Life">How long it may wait for the box.</param>
/// <param name="AskedBy">Who gives it.</param>
internal sealed record CommandPush(
    string Name, string Id, IReadOnlyDictionary<string, string> Arguments, TimeSpan Life, string AskedBy)
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastAnswer = TimeSpan.FromSeconds(5);

    /// <summary>Gives it.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<PushOutcome> RunAsync(
        IBroker broker, Topics topics, Action<string> tell, TimeProvider time, CancellationToken stop)
    {
        await using var line = await BoxLine.OpenAsync(broker, topics, [topics.CommandResult(Id)], time, stop);
        var command = JsonSerializer.SerializeToUtf8Bytes(
            new BoxCommand(Id, time.GetUtcNow() + Life, Arguments, AskedBy), DocumentJson.Default.BoxCommand);
        var since = time.GetTimestamp();
        for (var times = 1; Life - time.GetElapsedTime(since) is { Ticks: > 0 } left; times++)
        {
            await line.SayAsync(topics.Command(Name), command, retain: false, stop);
            tell(times == 1 ? "sent" : $"sent {times} times, no answer yet");
            var wait = left > AgainAfter ? AgainAfter : left + LastAnswer;
            if (await line.HearAsync(wait, stop) is { } delivery && Read(delivery) is { } result)
                return Outcome(topics, Ending(result.State), result.State, result.Text);
        }

        return Outcome(topics, PushEnding.Unanswered, null, "It has expired and no answer came: the box is away.");
    }

    private static PushEnding Ending(string state) =>
        state == CommandNames.Done ? PushEnding.Done : PushEnding.Refused;

    private static CommandResult? Read(Delivery delivery)
    {
        try
        {
            return JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.CommandResult);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private PushOutcome Outcome(Topics topics, PushEnding ending, string? state, string text) =>
        new(topics.Address.ToString(), "command", Name, null, Id, ending, state, text);
}
